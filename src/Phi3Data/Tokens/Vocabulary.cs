namespace Phi3Data;

/// <summary>
/// The tokens of a model and the rules that cut text into them, without the special tokens that a chat template adds. Immutable:
/// all threads share one. Counting is the task of an <see cref="ITokenCounter"/>, one per thread.
/// </summary>
public abstract class Vocabulary
{
    private protected Vocabulary(VocabularySource source) => Source = source;

    /// <summary>The name: of a built-in vocabulary <c>llama2</c>, <c>cl100k</c> or <c>o200k</c>, else the file's name.</summary>
    public string Name => Source.Name;

    /// <summary>The SHA-256 of the file in lower-case hexadecimal; null for a built-in vocabulary.</summary>
    public string? Sha256 => Source.Sha256;

    /// <summary>What is known of a file with this <see cref="Sha256"/>, in words; null when nothing is.</summary>
    public string? KnownAs => Source.KnownAs;

    /// <summary>The number of token ids; the ids are 0 to one less.</summary>
    public abstract int Size { get; }

    private protected VocabularySource Source { get; }

    /// <summary>
    /// The bytes that a token stands for in text; a token may be a part of a character. A token without text, such as
    /// <c>&lt;s&gt;</c>, gives its name. Makes an array at each call: for showing, not for counting.
    /// </summary>
    /// <exception cref="System.ArgumentOutOfRangeException"><paramref name="id"/> is negative or not below <see cref="Size"/>.</exception>
    public abstract byte[] GetBytes(int id);

    /// <summary>Makes a counter for one thread. It holds a cache of about 2 MB: make it once, not per text.</summary>
    public abstract ITokenCounter CreateCounter();
}

/// <summary>Where a vocabulary comes from.</summary>
readonly record struct VocabularySource(string Name, string? Sha256 = null, string? KnownAs = null);
