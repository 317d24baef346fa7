using System;
using Phi3Data.Tokens;

namespace Phi3Data;

/// <summary>
/// The tokens of a model and the rules that cut text into them, without the special tokens that a chat template adds. Immutable:
/// all threads share one. Counting is the task of an <see cref="ITokenCounter"/>, one per thread.
/// </summary>
public sealed class Vocabulary
{
    private readonly VocabularySource source;

    internal Vocabulary(VocabularySource source, VocabularyModel model)
    {
        this.source = source;
        Model = model;
    }

    /// <summary>The name: of a built-in vocabulary <c>llama2</c>, <c>cl100k</c> or <c>o200k</c>, else the file's name.</summary>
    public string Name => source.Name;

    /// <summary>The SHA-256 of the file in lower-case hexadecimal; null for a built-in vocabulary.</summary>
    public string? Sha256 => source.Sha256;

    /// <summary>What is known of a file with this <see cref="Sha256"/>, in words; null when nothing is.</summary>
    public string? KnownAs => source.KnownAs;

    /// <summary>The number of token ids; the ids are 0 to one less.</summary>
    public int Size => Model.Size;

    /// <summary>What cuts text into the tokens.</summary>
    internal VocabularyModel Model { get; }

    /// <summary>
    /// The bytes that a token stands for in text; a token may be a part of a character. A token without text, such as
    /// <c>&lt;s&gt;</c>, gives its name. Makes an array at each call: for showing, not for counting.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="id"/> is negative or not below <see cref="Size"/>.</exception>
    public byte[] GetBytes(int id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, Size);
        return Model.GetBytes(id);
    }

    /// <summary>Makes a counter for one thread. It holds a cache of 12 MB: make it once, not per text.</summary>
    public ITokenCounter CreateCounter() => Model.CreateCounter(Name);
}

/// <summary>Where a vocabulary comes from.</summary>
readonly record struct VocabularySource(string Name, string? Sha256 = null, string? KnownAs = null);
