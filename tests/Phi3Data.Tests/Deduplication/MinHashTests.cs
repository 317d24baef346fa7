using System;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class MinHashTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(777)]
    public void AllWidths_GiveTheSame(int count)
    {
        ulong[] shingles = Random(count, count);
        uint[] scalar = new uint[MinHash.Count], narrow = new uint[MinHash.Count], wide = new uint[MinHash.Count];
        MinHash.ComputeByScalar(shingles, scalar);
        MinHash.ComputeBy256(shingles, narrow);
        MinHash.ComputeBy512(shingles, wide);
        Assert.Equal(scalar, narrow);
        Assert.Equal(scalar, wide);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void ShareOfEqualPlaces_EstimatesTheSimilarity(double similarity)
    {
        const int Rounds = 400, Union = 1_000;
        int both = (int)(Union * similarity);
        double[] estimates = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            ulong[] all = Random(Union, round + 1);
            int own = (Union - both) / 2;
            uint[] a = Sign(all[..(both + own)]), b = Sign([.. all[..both], .. all[(both + own)..]]);
            estimates[round] = a.Zip(b).Count(p => p.First == p.Second) / (double)MinHash.Count;
        }
        // Of 128 throws the standard deviation is √(s(1-s)/128), 0.044 at most; of the mean of 400 rounds a twentieth of that.
        double deviation = Math.Sqrt(similarity * (1 - similarity) / MinHash.Count);
        Assert.InRange(estimates.Average(), similarity - 0.01, similarity + 0.01);
        Assert.InRange(Math.Sqrt(estimates.Average(e => (e - similarity) * (e - similarity))), deviation * 0.7, deviation * 1.4);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    [InlineData(1)]
    public void Plan_FindsWhatLiesAboveTheThreshold(double threshold)
    {
        BandPlan plan = BandPlan.For(threshold);
        Assert.InRange(plan.Bands * plan.Rows, 1, MinHash.Count);
        Assert.True(plan.GetProbability(threshold + Math.Min(0.05, (1 - threshold) / 2)) >= 0.99);
        Assert.True(plan.GetProbability(Math.Max(0.9, (1 + threshold) / 2)) >= 0.99);
        var stricter = new BandPlan(MinHash.Count / (plan.Rows + 1), plan.Rows + 1);
        Assert.True(
            plan.Rows == MinHash.Count / 4 || stricter.GetProbability(threshold + Math.Min(0.05, (1 - threshold) / 2)) < 0.99,
            $"{plan} has more candidates than {stricter}, which would do");
    }

    private static uint[] Sign(ulong[] shingles)
    {
        uint[] signature = new uint[MinHash.Count];
        MinHash.Compute(shingles, signature);
        return signature;
    }

    private static ulong[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64() << 1)];
    }
}
