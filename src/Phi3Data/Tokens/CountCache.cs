using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Phi3Data.Tokens;

/// <summary>
/// What short words cost, so that a word is merged once and then looked up. Bounded: a set of two entries keeps the word last
/// added and one before. Serves one thread.
/// </summary>
sealed class CountCache
{
    /// <summary>The longest word that fits, in bytes.</summary>
    public const int LongestWord = 14;

    private const int LineWords = 8;
    private const int SetBits = 18;

    /// <summary>
    /// Sets of two entries of two words: 14 bytes of text, a byte with length and flag, a byte with the cost. Pinned, so that it stays
    /// where a set lies in one line of the processor's cache.
    /// </summary>
    private readonly ulong[] entries = GC.AllocateArray<ulong>((4 << SetBits) + LineWords, pinned: true);
    private readonly nint first;

    public CountCache()
    {
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(entries, 0);
        first = (-address & (LineWords * sizeof(ulong) - 1)) / sizeof(ulong);
    }

    /// <summary>The place of a word.</summary>
    /// <param name="low">The word's first 8 bytes, zeros behind its end.</param>
    /// <param name="high">The other bytes up to <see cref="LongestWord"/>, then length and flags in one byte, then 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint PlaceOf(ulong low, ulong high)
    {
        uint hash = BitOperations.Crc32C(BitOperations.Crc32C(0, low), high);
        return first + (nint)(hash & ((1 << SetBits) - 1)) * 4;
    }

    /// <summary>Has the processor fetch a place, if it can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(nint place)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Set(place)));
    }

    /// <summary>The cost of a word; 0 when it is not here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(nint place, ulong low, ulong high)
    {
        ref ulong set = ref Set(place);
        if (set == low && (Unsafe.Add(ref set, 1) ^ high) << 8 == 0) return (int)(Unsafe.Add(ref set, 1) >> 56);
        if (Unsafe.Add(ref set, 2) == low && (Unsafe.Add(ref set, 3) ^ high) << 8 == 0) return (int)(Unsafe.Add(ref set, 3) >> 56);
        return 0;
    }

    /// <summary>Keeps the cost of a word, from 1 to 255, and forgets the older one of its place.</summary>
    public void Add(nint place, ulong low, ulong high, int cost)
    {
        ref ulong set = ref Set(place);
        Unsafe.Add(ref set, 2) = set;
        Unsafe.Add(ref set, 3) = Unsafe.Add(ref set, 1);
        set = low;
        Unsafe.Add(ref set, 1) = high | (ulong)cost << 56;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong Set(nint place) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(entries), place);
}
