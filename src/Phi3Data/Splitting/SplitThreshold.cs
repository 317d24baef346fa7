using System;
using System.Runtime.InteropServices;

namespace Phi3Data;

/// <summary>Finds the hash below which records go to validation when all hashes are known.</summary>
static class SplitThreshold
{
    /// <summary>Chooses the threshold.</summary>
    /// <param name="hashes">The hash of every record, in any order; sorted by this call.</param>
    /// <param name="options">The share and the minimum.</param>
    /// <returns>Records with a hash below it go to validation; a <see cref="UInt128"/>, since it may be 2^64.</returns>
    public static UInt128 Find(System.Collections.Generic.List<ulong> hashes, SplitOptions options)
    {
        Span<ulong> sorted = CollectionsMarshal.AsSpan(hashes);
        sorted.Sort();
        UInt128 byShare = (UInt128)(options.ValidationShare * Math.Pow(2, 64));
        long wanted = options.Exact
            ? (long)Math.Round(options.ValidationShare * sorted.Length, MidpointRounding.AwayFromZero)
            : CountBelow(sorted, byShare);
        wanted = Math.Min(Math.Max(wanted, options.MinValidation), sorted.Length);
        if (!options.Exact && wanted == CountBelow(sorted, byShare)) return byShare;
        return Nearest(sorted, (int)wanted, atLeast: options.MinValidation);
    }

    private static int CountBelow(ReadOnlySpan<ulong> sorted, UInt128 threshold)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < threshold) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The cut nearest to <paramref name="wanted"/> that separates no equal hashes and is not below <paramref name="atLeast"/>.</summary>
    private static UInt128 Nearest(ReadOnlySpan<ulong> sorted, int wanted, int atLeast)
    {
        if (wanted == 0) return 0;
        int up = wanted, down = wanted;
        while (up < sorted.Length && sorted[up] == sorted[up - 1]) up++;
        while (down > 0 && down < sorted.Length && sorted[down] == sorted[down - 1]) down--;
        int cut = down < atLeast || up - wanted < wanted - down ? up : down;
        return cut == 0 ? 0 : (UInt128)sorted[cut - 1] + 1;
    }
}
