using System;
using System.Collections.Generic;
using Phi3Data.Tokens;

namespace Phi3Data;

/// <summary>The vocabularies of the Phi models, and those of files.</summary>
public static class Tokenizers
{
    private static readonly Lazy<Vocabulary> Llama2 = new(BuiltInVocabularies.ReadLlama2);
    private static readonly Lazy<Vocabulary> Cl100k = new(() => BuiltInVocabularies.ReadRanks("cl100k", SplitPattern.Cl100k));
    private static readonly Lazy<Vocabulary> O200k = new(() => BuiltInVocabularies.ReadRanks("o200k", SplitPattern.O200k));

    /// <summary>The names of the built-in vocabularies, as in <see cref="ModelInfo.Tokenizer"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["llama2", "cl100k", "o200k"];

    /// <summary>A built-in vocabulary: read at the first call, then the same for all threads.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">No built-in vocabulary has that name.</exception>
    public static Vocabulary Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name switch
        {
            "llama2" => Llama2.Value,
            "cl100k" => Cl100k.Value,
            "o200k" => O200k.Value,
            _ => throw new ArgumentException(
                $"\"{name}\" is no built-in vocabulary; those are {string.Join(", ", Names)}.", nameof(name)),
        };
    }

    /// <summary>
    /// Reads the vocabulary of a file, told apart by content: a tokenizer.model of SentencePiece (BPE with byte fallback), a tokenizer.json
    /// of Hugging Face (BPE of Llama's kind, or of bytes behind the pattern of cl100k or o200k), or the .tiktoken ranks of cl100k or o200k.
    /// Special tokens of the file are left out: in plain text there are none. Takes up to a second.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="System.IO.InvalidDataException">The file is broken or of a kind that is counted otherwise; the message says what
    /// was found and what was expected.</exception>
    /// <exception cref="System.IO.IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Vocabulary Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return VocabularyFile.Load(path);
    }

    /// <summary>
    /// A counter for one thread over a tokenizer of Microsoft.ML.Tokenizers, for models that have no vocabulary here. What it counts is that
    /// tokenizer's own, special tokens in the text included, at its speed, and it may allocate.
    /// </summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ITokenCounter CreateCounter(Microsoft.ML.Tokenizers.Tokenizer tokenizer, string name)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(name);
        return new MicrosoftTokenizerCounter(tokenizer, name);
    }
}
