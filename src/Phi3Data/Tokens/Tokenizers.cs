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
}
