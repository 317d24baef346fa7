using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Phi3Data;

/// <summary>
/// MinHash signatures: for each of 128 orders of all shingles the first one that a text holds. Two texts agree in a place of
/// their signatures with the probability of their Jaccard similarity (Broder 1997).
/// </summary>
/// <remarks>
/// An order is h·a + b modulo 2^32 of a shingle's folded hash, a odd. Eight vectors of minima stay in registers while the shingles
/// go by; this is less work than one permutation with densification, whose gaps have to be filled per text.
/// </remarks>
static class MinHash
{
    /// <summary>Orders, and so numbers in a signature.</summary>
    public const int Count = 128;

    private static readonly uint[] Factors = new uint[Count];
    private static readonly uint[] Offsets = new uint[Count];

    static MinHash()
    {
        ulong state = 42;
        for (int i = 0; i < Count; i++)
        {
            Factors[i] = (uint)Next(ref state) | 1;
            Offsets[i] = (uint)Next(ref state);
        }
    }

    /// <summary>Computes a signature.</summary>
    /// <param name="shingles">Hashes of 64 bits; repeated ones make no difference.</param>
    /// <param name="signature"><see cref="Count"/> numbers; all ones when there are no shingles.</param>
    public static void Compute(ReadOnlySpan<ulong> shingles, Span<uint> signature)
    {
        if (Vector512.IsHardwareAccelerated) ComputeBy512(shingles, signature);
        else ComputeBy256(shingles, signature);
    }

    /// <summary>The same in vectors of 512 bits.</summary>
    internal static void ComputeBy512(ReadOnlySpan<ulong> shingles, Span<uint> signature)
    {
        ref uint a = ref MemoryMarshal.GetArrayDataReference(Factors);
        ref uint b = ref MemoryMarshal.GetArrayDataReference(Offsets);
        Vector512<uint> m0 = Vector512<uint>.AllBitsSet, m1 = m0, m2 = m0, m3 = m0, m4 = m0, m5 = m0, m6 = m0, m7 = m0;
        foreach (ulong shingle in shingles)
        {
            Vector512<uint> hash = Vector512.Create(Fold(shingle));
            m0 = Vector512.Min(m0, hash * Load512(ref a, 0) + Load512(ref b, 0));
            m1 = Vector512.Min(m1, hash * Load512(ref a, 16) + Load512(ref b, 16));
            m2 = Vector512.Min(m2, hash * Load512(ref a, 32) + Load512(ref b, 32));
            m3 = Vector512.Min(m3, hash * Load512(ref a, 48) + Load512(ref b, 48));
            m4 = Vector512.Min(m4, hash * Load512(ref a, 64) + Load512(ref b, 64));
            m5 = Vector512.Min(m5, hash * Load512(ref a, 80) + Load512(ref b, 80));
            m6 = Vector512.Min(m6, hash * Load512(ref a, 96) + Load512(ref b, 96));
            m7 = Vector512.Min(m7, hash * Load512(ref a, 112) + Load512(ref b, 112));
        }
        m0.CopyTo(signature);
        m1.CopyTo(signature[16..]);
        m2.CopyTo(signature[32..]);
        m3.CopyTo(signature[48..]);
        m4.CopyTo(signature[64..]);
        m5.CopyTo(signature[80..]);
        m6.CopyTo(signature[96..]);
        m7.CopyTo(signature[112..]);
    }

    /// <summary>The same in vectors of 256 bits, which are 16 registers of half the width: two passes.</summary>
    internal static void ComputeBy256(ReadOnlySpan<ulong> shingles, Span<uint> signature)
    {
        for (int half = 0; half < Count; half += Count / 2)
        {
            ref uint a = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Factors), half);
            ref uint b = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Offsets), half);
            Vector256<uint> m0 = Vector256<uint>.AllBitsSet, m1 = m0, m2 = m0, m3 = m0, m4 = m0, m5 = m0, m6 = m0, m7 = m0;
            foreach (ulong shingle in shingles)
            {
                Vector256<uint> hash = Vector256.Create(Fold(shingle));
                m0 = Vector256.Min(m0, hash * Load256(ref a, 0) + Load256(ref b, 0));
                m1 = Vector256.Min(m1, hash * Load256(ref a, 8) + Load256(ref b, 8));
                m2 = Vector256.Min(m2, hash * Load256(ref a, 16) + Load256(ref b, 16));
                m3 = Vector256.Min(m3, hash * Load256(ref a, 24) + Load256(ref b, 24));
                m4 = Vector256.Min(m4, hash * Load256(ref a, 32) + Load256(ref b, 32));
                m5 = Vector256.Min(m5, hash * Load256(ref a, 40) + Load256(ref b, 40));
                m6 = Vector256.Min(m6, hash * Load256(ref a, 48) + Load256(ref b, 48));
                m7 = Vector256.Min(m7, hash * Load256(ref a, 56) + Load256(ref b, 56));
            }
            Span<uint> part = signature[half..];
            m0.CopyTo(part);
            m1.CopyTo(part[8..]);
            m2.CopyTo(part[16..]);
            m3.CopyTo(part[24..]);
            m4.CopyTo(part[32..]);
            m5.CopyTo(part[40..]);
            m6.CopyTo(part[48..]);
            m7.CopyTo(part[56..]);
        }
    }

    /// <summary>The same one number at a time: what the vectors must agree with.</summary>
    internal static void ComputeByScalar(ReadOnlySpan<ulong> shingles, Span<uint> signature)
    {
        signature[..Count].Fill(uint.MaxValue);
        foreach (ulong shingle in shingles)
        {
            uint hash = Fold(shingle);
            for (int i = 0; i < Count; i++) signature[i] = Math.Min(signature[i], unchecked(hash * Factors[i] + Offsets[i]));
        }
    }

    private static uint Fold(ulong shingle) => (uint)(shingle ^ shingle >> 32);

    private static Vector512<uint> Load512(ref uint from, nuint index) => Vector512.LoadUnsafe(ref from, index);

    private static Vector256<uint> Load256(ref uint from, nuint index) => Vector256.LoadUnsafe(ref from, index);

    /// <summary>SplitMix64: the next of a fixed sequence of well-mixed numbers.</summary>
    private static ulong Next(ref ulong state)
    {
        ulong value = state += 0x9E3779B97F4A7C15;
        value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9;
        value = (value ^ value >> 27) * 0x94D049BB133111EB;
        return value ^ value >> 31;
    }
}
