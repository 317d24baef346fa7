using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck.Xunit;
using Xunit;

namespace Phi3Data.Tests;

public class SplitBoundsTests
{
    /// <summary>Eight distinct hashes make long ties; shifted up so that shares cut between them.</summary>
    private const int Shift = 61;

    [Property(Replay = "1234567,7654321", MaxTest = 3_000)]
    public bool Exact_IsTheNearestCutThatSeparatesNoEqualHashes(byte[] seeds, byte share, byte min)
    {
        seeds = [.. seeds.Select(s => (byte)(s % 8))];
        var options = new SplitOptions { ValidationShare = share / 255.0, Exact = true, MinValidation = min % 12 };
        int[] cuts = Cuts(seeds);
        int target = (int)Math.Round(options.ValidationShare * seeds.Length, MidpointRounding.AwayFromZero);
        int floor = Math.Min(options.MinValidation, seeds.Length);
        int wanted = Math.Max(target, floor);
        int chosen = Below(seeds, options);
        int[] allowed = [.. cuts.Where(c => c >= floor)];
        return allowed.Contains(chosen) && Math.Abs(chosen - wanted) == allowed.Min(c => Math.Abs(c - wanted));
    }

    [Property(Replay = "1234567,7654321", MaxTest = 3_000)]
    public bool ByShare_IsEachRecordsOwnSideUnlessTooFew(byte[] seeds, byte share, byte min)
    {
        seeds = [.. seeds.Select(s => (byte)(s % 8))];
        var options = new SplitOptions { ValidationShare = share / 255.0, MinValidation = min % 12 };
        SplitBounds alone = SplitBounds.ByShare(options);
        int own = seeds.Count(s => alone.SideOf((ulong)s << Shift) == SplitSide.Validation);
        int floor = Math.Min(options.MinValidation, seeds.Length);
        return Below(seeds, options) == (own >= floor ? own : Cuts(seeds).First(c => c >= floor));
    }

    [Fact]
    public void MinimumInsideALongTie_IsKept()
    {
        // The last seven are equal: 5 would be wanted, 3 is nearer than 10, but 4 are asked for at least.
        byte[] seeds = [1, 2, 3, 7, 7, 7, 7, 7, 7, 7];
        Assert.Equal(10, Below(seeds, new SplitOptions { ValidationShare = 0.5, Exact = true, MinValidation = 4 }));
        Assert.Equal(3, Below(seeds, new SplitOptions { ValidationShare = 0.5, Exact = true, MinValidation = 3 }));
        Assert.Equal(3, Below(seeds, new SplitOptions { ValidationShare = 0.5, Exact = true }));
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(1.0, 4)]
    [InlineData(0.5, 2)]
    [InlineData(0.375, 2)]
    [InlineData(0.3, 1)]
    public void LargestHash_IsReachedOnlyByTheWholeShare(double share, int expected)
    {
        List<ulong> hashes = [ulong.MaxValue, 0, ulong.MaxValue - 1, 7];
        UInt128 threshold = SplitBounds.Find([.. hashes], new SplitOptions { ValidationShare = share, Exact = true }).To;
        Assert.Equal(expected, hashes.Count(h => h < threshold));
        if (share is 0 or 1)
        {
            threshold = SplitBounds.Find([.. hashes], new SplitOptions { ValidationShare = share }).To;
            Assert.Equal(expected, hashes.Count(h => h < threshold));
        }
    }

    [Fact]
    public void NoRecords_AreNoTrouble()
    {
        Assert.Equal(0, Below([], new SplitOptions { Exact = true, MinValidation = 5 }));
        Assert.Equal(0, Below([], new SplitOptions { MinValidation = 5 }));
    }

    [Property(Replay = "1234567,7654321", MaxTest = 2_000)]
    public bool Folds_HoldEveryRecordOnce(ulong[] hashes, byte count, bool exact)
    {
        int folds = count % 9 + 2;
        var times = new int[hashes.Length];
        var sizes = new List<int>();
        for (int fold = 1; fold <= folds; fold++)
        {
            SplitBounds bounds = SplitBounds.Find([.. hashes], new SplitOptions { Exact = exact, Fold = new SplitFold(fold, folds) });
            for (int i = 0; i < hashes.Length; i++) times[i] += bounds.SideOf(hashes[i]) == SplitSide.Validation ? 1 : 0;
            sizes.Add(hashes.Count(h => bounds.SideOf(h) == SplitSide.Validation));
        }
        bool isEven = !exact || hashes.Distinct().Count() < hashes.Length || sizes.Max() - sizes.Min() <= 1;
        return times.All(t => t == 1) && isEven;
    }

    [Property(Replay = "1234567,7654321", MaxTest = 2_000)]
    public bool Shares_OfDifferentHashesAreMetToTheRecord(ulong[] hashes, byte validation, byte test)
    {
        hashes = [.. hashes.Distinct()];
        var options = new SplitOptions { ValidationShare = validation / 512.0, TestShare = test / 512.0, Exact = true };
        SplitBounds bounds = SplitBounds.Find([.. hashes], options);
        int Of(SplitSide side) => hashes.Count(h => bounds.SideOf(h) == side);
        int Wanted(double share) => (int)Math.Round(share * hashes.Length, MidpointRounding.AwayFromZero);
        return Of(SplitSide.Validation) == Wanted(options.ValidationShare)
            && Of(SplitSide.Test) == Math.Min(Wanted(options.TestShare), hashes.Length - Wanted(options.ValidationShare));
    }

    [Property(Replay = "1234567,7654321", MaxTest = 2_000)]
    public bool Test_IsTheNearestCutBehindValidation(byte[] seeds, byte validation, byte test)
    {
        seeds = [.. seeds.Select(s => (byte)(s % 8))];
        var options = new SplitOptions { ValidationShare = validation / 512.0, TestShare = test / 512.0, Exact = true };
        List<ulong> hashes = [.. seeds.Select(s => (ulong)s << Shift)];
        SplitBounds bounds = SplitBounds.Find([.. hashes], options);
        int before = hashes.Count(h => bounds.SideOf(h) == SplitSide.Validation);
        int chosen = before + hashes.Count(h => bounds.SideOf(h) == SplitSide.Test);
        int wanted = Math.Min(before + (int)Math.Round(options.TestShare * seeds.Length, MidpointRounding.AwayFromZero), seeds.Length);
        int[] allowed = [.. Cuts(seeds).Where(c => c >= before)];
        return allowed.Contains(chosen) && Math.Abs(chosen - wanted) == allowed.Min(c => Math.Abs(c - wanted));
    }

    private static int Below(byte[] seeds, SplitOptions options)
    {
        List<ulong> hashes = [.. seeds.Select(s => (ulong)s << Shift)];
        SplitBounds bounds = SplitBounds.Find([.. hashes], options);
        return hashes.Count(h => bounds.SideOf(h) == SplitSide.Validation);
    }

    /// <summary>All numbers of smallest hashes that can be taken without parting equal ones.</summary>
    private static int[] Cuts(byte[] seeds)
    {
        byte[] sorted = [.. seeds.Order()];
        return [.. Enumerable.Range(0, seeds.Length + 1)
            .Where(c => c == 0 || c == seeds.Length || sorted[c - 1] != sorted[c])];
    }
}
