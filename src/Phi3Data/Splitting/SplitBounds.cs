using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Phi3Data;

/// <summary>
/// Where the line of all hashes, 0 to 2^64, is cut: validation from one cut to the next, test behind it, training all else. The
/// cuts are <see cref="UInt128"/>, since one may be 2^64.
/// </summary>
/// <param name="From">The smallest hash of validation.</param>
/// <param name="To">The hash behind the largest one of validation; the smallest one of test.</param>
/// <param name="TestTo">The hash behind the largest one of test.</param>
readonly record struct SplitBounds(UInt128 From, UInt128 To, UInt128 TestTo)
{
    /// <summary>The cuts that need no record to be known.</summary>
    public static SplitBounds ByShare(SplitOptions options)
    {
        if (options.Fold is SplitFold fold)
        {
            UInt128 to = OfShare((double)fold.Number / fold.Count);
            return new SplitBounds(OfShare((fold.Number - 1.0) / fold.Count), to, to);
        }
        double both = Math.Min(1, options.ValidationShare + options.TestShare);
        return new SplitBounds(0, OfShare(options.ValidationShare), OfShare(both));
    }

    /// <summary>Chooses the cuts when all hashes are known.</summary>
    /// <param name="hashes">The hash of every record, in any order; sorted by this call.</param>
    /// <param name="options">The shares and the minimum.</param>
    public static SplitBounds Find(List<ulong> hashes, SplitOptions options)
    {
        Span<ulong> sorted = CollectionsMarshal.AsSpan(hashes);
        sorted.Sort();
        SplitBounds byShare = ByShare(options);
        if (options.Fold is SplitFold fold)
        {
            if (!options.Exact) return byShare;
            UInt128 to = CutFold(sorted, fold.Number, fold.Count);
            return new SplitBounds(CutFold(sorted, fold.Number - 1, fold.Count), to, to);
        }
        int own = CountBelow(sorted, byShare.To);
        int wanted = options.Exact ? CountOf(options.ValidationShare, sorted.Length) : own;
        wanted = Math.Min(Math.Max(wanted, options.MinValidation), sorted.Length);
        UInt128 validation = options.Exact || wanted != own ? Nearest(sorted, wanted, options.MinValidation) : byShare.To;
        if (!options.Exact) return new SplitBounds(0, validation, UInt128.Max(validation, byShare.TestTo));
        int chosen = CountBelow(sorted, validation);
        int withTest = Math.Min(chosen + CountOf(options.TestShare, sorted.Length), sorted.Length);
        return new SplitBounds(0, validation, withTest == chosen ? validation : Nearest(sorted, withTest, chosen));
    }

    /// <summary>The side of a record.</summary>
    public SplitSide SideOf(ulong hash) => hash < From ? SplitSide.Train
        : hash < To ? SplitSide.Validation
        : hash < TestTo ? SplitSide.Test
        : SplitSide.Train;

    /// <summary>The share of the 2^64 hashes; scaling by a power of two loses nothing of the double.</summary>
    private static UInt128 OfShare(double share) => (UInt128)(share * Math.Pow(2, 64));

    private static int CountOf(double share, int records) => (int)Math.Round(share * records, MidpointRounding.AwayFromZero);

    /// <summary>The cut behind a number of folds. Nothing lies outside the first and the last one.</summary>
    private static UInt128 CutFold(ReadOnlySpan<ulong> sorted, int folds, int count) =>
        folds == 0 ? 0
        : folds == count ? OfShare(1)
        : Nearest(sorted, CountOf((double)folds / count, sorted.Length), atLeast: 0);

    private static int CountBelow(ReadOnlySpan<ulong> sorted, UInt128 cut)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < cut) low = middle + 1;
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
