using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phi3Data.Tokens;

/// <summary>
/// Where a stretch may be cut between two characters that are not ASCII, because no token crosses that place: text without spaces is then
/// merged and looked up in short parts. Immutable; shared by threads.
/// </summary>
/// <remarks>
/// A token that crosses a place mostly holds the whole characters on both sides: of cl100k 761 such pairs, of o200k 16,412. A few,
/// 71 and 204, begin or end inside one of the two; which bytes those have at the place is looked up first.
/// </remarks>
sealed class CharacterCuts
{
    private const int Bits = 20, LongestCharacter = 4;

    /// <summary>Sets of hashes; a false hit only makes a part longer.</summary>
    private readonly ulong[] pairs = new ulong[1 << (Bits - 6)], fragments = new ulong[1 << (Bits - 6)];

    /// <summary>The bytes on both sides of a place that a token of parts of characters crosses.</summary>
    private readonly ulong[] fragmentPlaces = new ulong[(1 << 16) / 64];

    public CharacterCuts(PieceTable pieces)
    {
        for (int id = 0; id < pieces.Count; id++)
        {
            ReadOnlySpan<byte> piece = pieces[id];
            for (int i = 1; i < piece.Length; i++)
            {
                if (piece[i] >= 0xC0 && piece[i - 1] >= 0x80) AddCrossing(piece, i);
            }
        }
    }

    /// <summary>The first place behind <paramref name="start"/> at which a stretch of valid UTF-8 may be cut; its end when there is none.</summary>
    public int FirstCut(ReadOnlySpan<byte> text, int start, int end)
    {
        ReadOnlySpan<byte> stretch = text[..end];
        uint left = Character(stretch, start, out int at);
        for (at += start; at < stretch.Length;)
        {
            uint right = Character(stretch, at, out int length);
            if (left >= 0x80 && right >= 0x80 && !Has(pairs, Hash(left, right))
                && !(Has(fragmentPlaces, Place(left, stretch[at])) && IsCrossedByFragment(stretch, at))) return at;
            left = right;
            at += length;
        }
        return end;
    }

    private void AddCrossing(ReadOnlySpan<byte> piece, int at)
    {
        int start = at - 1;
        while (start > 0 && IsContinuation(piece[start])) start--;
        int length = Length(piece[at]);
        if (piece[start] >= 0xC0 && at + length <= piece.Length)
        {
            Set(pairs, Hash(Pack(piece[start..at]), Pack(piece.Slice(at, length))));
            return;
        }
        Set(fragmentPlaces, Place(piece[at - 1], piece[at]));
        Set(fragments, Hash(Pack(piece[start..at]), Pack(piece[at..Math.Min(at + length, piece.Length)])));
    }

    /// <summary>Whether some token holds the end of the character on the left, or all of it, and the start of the one on the right.</summary>
    private bool IsCrossedByFragment(ReadOnlySpan<byte> stretch, int at)
    {
        for (int left = 1; left <= LongestCharacter && left <= at; left++)
        {
            uint end = Pack(stretch.Slice(at - left, left));
            for (int right = 1; right <= LongestCharacter && at + right <= stretch.Length; right++)
            {
                if (Has(fragments, Hash(end, Pack(stretch.Slice(at, right))))) return true;
            }
            if (!IsContinuation(stretch[at - left])) break;
        }
        return false;
    }

    /// <summary>The bytes of a character of valid UTF-8 as one number, and how many they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Character(ReadOnlySpan<byte> text, int at, out int length)
    {
        uint first = text[at];
        if (first is >= 0xE0 and < 0xF0)
        {
            length = 3;
            return first << 16 | (uint)text[at + 1] << 8 | text[at + 2];
        }
        length = Length((byte)first);
        return Pack(text.Slice(at, length));
    }

    private static uint Pack(ReadOnlySpan<byte> bytes)
    {
        uint packed = 0;
        foreach (byte value in bytes) packed = packed << 8 | value;
        return packed;
    }

    private static int Length(byte lead) => lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;

    private static uint Place(uint left, byte right) => (left & 0xFF) << 8 | right;

    private static uint Hash(uint left, uint right) => BitOperations.Crc32C(0, (ulong)left << 32 | right) & ((1u << Bits) - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Has(ulong[] set, uint hash) => (set[hash >> 6] >> (int)(hash & 63) & 1) != 0;

    private static void Set(ulong[] set, uint hash) => set[hash >> 6] |= 1UL << (int)(hash & 63);
}
