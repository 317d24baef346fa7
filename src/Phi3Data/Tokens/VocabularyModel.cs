namespace Phi3Data.Tokens;

/// <summary>One kind of vocabulary, without where it comes from. Immutable; shared by threads.</summary>
abstract class VocabularyModel
{
    /// <inheritdoc cref="Vocabulary.Size"/>
    public abstract int Size { get; }

    /// <inheritdoc cref="Vocabulary.GetBytes"/>
    public abstract byte[] GetBytes(int id);

    /// <summary>Makes a counter of that name for one thread.</summary>
    public abstract ITokenCounter CreateCounter(string name);
}
