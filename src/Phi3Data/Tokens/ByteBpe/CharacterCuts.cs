using System;
using System.Runtime.CompilerServices;

namespace Phi3Data.Tokens;

/// <summary>
/// Where a stretch may be cut between two characters that are not ASCII, because no token crosses that place: text without spaces is then
/// merged and looked up in short parts. Immutable; shared by threads.
/// </summary>
sealed class CharacterCuts
{
    private const int Bits = 22;

    /// <summary>
    /// A set of hashes of the up to two bytes on each side of a place that some token crosses. A false hit only makes a part longer.
    /// </summary>
    private readonly ulong[] crossed = new ulong[1 << (Bits - 6)];

    public CharacterCuts(PieceTable pieces)
    {
        for (int id = 0; id < pieces.Count; id++)
        {
            ReadOnlySpan<byte> piece = pieces[id];
            for (int i = 1; i < piece.Length; i++)
            {
                if (piece[i] < 0xC0 || piece[i - 1] < 0x80) continue;
                uint place = (uint)(piece[i - 1] << 8 | piece[i]);
                uint left = i > 1 ? piece[i - 2] : 0u, right = i + 1 < piece.Length ? piece[i + 1] : 0u;
                uint hash = Hash(place, left, right);
                crossed[hash >> 6] |= 1UL << (int)(hash & 63);
            }
        }
    }

    /// <summary>The first place behind <paramref name="start"/> at which a stretch of valid UTF-8 may be cut; its end when there is none.</summary>
    public int FirstCut(ReadOnlySpan<byte> text, int start, int end)
    {
        ReadOnlySpan<byte> stretch = text[start..end];
        for (int i = 2; i + 1 < stretch.Length; i++)
        {
            if (stretch[i] >= 0xC0 && stretch[i - 1] >= 0x80 && !IsCrossed(stretch, i)) return start + i;
        }
        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsCrossed(ReadOnlySpan<byte> stretch, int at)
    {
        uint place = (uint)(stretch[at - 1] << 8 | stretch[at]), left = stretch[at - 2], right = stretch[at + 1];
        // All four at once: the processor waits for the slowest, not for one after the other.
        return Has(Hash(place, left, right)) | Has(Hash(place, left, 0)) | Has(Hash(place, 0, right)) | Has(Hash(place, 0, 0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Has(uint hash) => (crossed[hash >> 6] >> (int)(hash & 63) & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(uint place, uint left, uint right) => ((place << 16 | left << 8 | right) * 0x9E37_79B1) >> (32 - Bits);
}
