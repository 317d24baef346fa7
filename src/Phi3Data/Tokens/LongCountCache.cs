using System;

namespace Phi3Data.Tokens;

/// <summary>What words cost that are too long for a <see cref="CountCache"/>. Bounded: an entry keeps the last word. Serves one thread.</summary>
sealed class LongCountCache
{
    /// <summary>The longest word that fits, in bytes.</summary>
    public const int LongestWord = 62;

    private const int EntryBits = 15, EntryBytes = 64;

    /// <summary>Entries of 62 bytes of text, a byte with length and flag, a byte with the cost.</summary>
    private readonly byte[] entries = new byte[EntryBytes << EntryBits];

    /// <summary>The cost of a word of 1 to <see cref="LongestWord"/> bytes; 0 when it is not here.</summary>
    public int Find(ReadOnlySpan<byte> word, byte flag)
    {
        ReadOnlySpan<byte> entry = EntryOf(word);
        return entry[LongestWord] == (word.Length | flag) && entry[..word.Length].SequenceEqual(word) ? entry[LongestWord + 1] : 0;
    }

    /// <summary>Keeps the cost of a word, from 1 to 255.</summary>
    public void Add(ReadOnlySpan<byte> word, byte flag, int cost)
    {
        Span<byte> entry = EntryOf(word);
        word.CopyTo(entry);
        entry[LongestWord] = (byte)(word.Length | flag);
        entry[LongestWord + 1] = (byte)cost;
    }

    private Span<byte> EntryOf(ReadOnlySpan<byte> word) =>
        entries.AsSpan((int)(PieceTable.Hash(word) >> (32 - EntryBits)) * EntryBytes, EntryBytes);
}
