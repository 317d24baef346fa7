namespace Phi3Data.Tokens;

/// <summary>Files of vocabularies by their SHA-256.</summary>
static class KnownVocabularies
{
    private static readonly (string Sha256, string KnownAs)[] Files =
    [
        ("9e556afd44213b6bd1be2b850ebbbd98f5481437a8021afaf58ee7fb1818d347", "tokenizer.model of Llama 2, Phi-3-mini, Phi-3-medium and Phi-3.5"),
        ("9e2ae3d66819f163cdcfedba5078f3a3af8118c2712491ed60912f77886bda6f", "tokenizer.json of Phi-3-mini, July 2024"),
        ("223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7", "cl100k_base.tiktoken, the ranks of Phi-3-small and Phi-4"),
        ("446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d", "o200k_base.tiktoken, the ranks of Phi-4-mini"),
    ];

    /// <summary>What a file is known as; null when it is not.</summary>
    public static string? Find(string sha256)
    {
        foreach ((string known, string knownAs) in Files)
        {
            if (known == sha256) return knownAs;
        }
        return null;
    }
}
