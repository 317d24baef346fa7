using System;

namespace Phi3Data.Tokens;

/// <summary>
/// What words cost that are too long for a <see cref="CountCache"/>. Bounded: a place keeps the word last added and one before. Serves one
/// thread.
/// </summary>
sealed class LongCountCache
{
    /// <summary>The longest word that fits, in bytes.</summary>
    public const int LongestWord = 62;

    private const int PlaceBits = 15, EntryBytes = 64;

    /// <summary>Places of two entries of 62 bytes of text, a byte with length and flag, a byte with the cost.</summary>
    private readonly byte[] entries = new byte[2 * EntryBytes << PlaceBits];

    /// <summary>The cost of a word of 1 to <see cref="LongestWord"/> bytes; 0 when it is not here.</summary>
    public int Find(ReadOnlySpan<byte> word, byte flag)
    {
        ReadOnlySpan<byte> place = PlaceOf(word);
        int cost = Find(place, word, flag);
        return cost > 0 ? cost : Find(place[EntryBytes..], word, flag);
    }

    /// <summary>Keeps the cost of a word, from 1 to 255, and forgets the older one of its place.</summary>
    public void Add(ReadOnlySpan<byte> word, byte flag, int cost)
    {
        Span<byte> place = PlaceOf(word);
        place[..EntryBytes].CopyTo(place[EntryBytes..]);
        word.CopyTo(place);
        place[LongestWord] = (byte)(word.Length | flag);
        place[LongestWord + 1] = (byte)cost;
    }

    private static int Find(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> word, byte flag) =>
        entry[LongestWord] == (word.Length | flag) && entry[..word.Length].SequenceEqual(word) ? entry[LongestWord + 1] : 0;

    private Span<byte> PlaceOf(ReadOnlySpan<byte> word) =>
        entries.AsSpan((int)(PieceTable.Hash(word) >> (32 - PlaceBits)) * 2 * EntryBytes, 2 * EntryBytes);
}
