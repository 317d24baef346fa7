using System;
using System.Linq;
using FsCheck.Xunit;
using Xunit;

namespace Phi3Data.Tests;

public class HistogramTests
{
    private static Histogram Of(params long[] values)
    {
        var histogram = new Histogram();
        foreach (long value in values) histogram.Add(value);
        return histogram;
    }

    private static long[] Values(ushort[] values) => values.Select(v => (long)(v % 50)).ToArray();

    /// <summary>Against the sorted list of all values.</summary>
    [Property]
    public void Percentile_IsTheNearestRankOfTheSortedValues(ushort[] numbers, byte percent)
    {
        long[] values = Values(numbers);
        double share = percent % 101 / 100.0;
        long[] sorted = values.Order().ToArray();
        long expected = sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
        Assert.Equal(expected, Of(values).GetPercentile(share));
        Assert.Equal((sorted.Length, sorted.Sum()), (Of(values).Count, Of(values).Sum));
        Assert.Equal(sorted.Count(v => v > 20), Of(values).CountAbove(20));
    }

    [Property]
    public void Parts_AddUpToTheWhole(ushort[] first, ushort[] second)
    {
        Histogram sum = Of(Values(first));
        sum.Add(Of(Values(second)));
        Histogram whole = Of([.. Values(second), .. Values(first)]);
        Assert.Equal(whole.Values, sum.Values);
        Assert.Equal((whole.Count, whole.Sum), (sum.Count, sum.Sum));
    }

    /// <summary>Against the definition, at every value there can be.</summary>
    [Property]
    public void Distance_IsTheLargestDifferenceOfShares(ushort[] first, ushort[] second)
    {
        long[] a = Values(first), b = Values(second);
        double expected = a.Length == 0 || b.Length == 0
            ? 0
            : Enumerable.Range(0, 50).Max(x => Math.Abs(((double)a.Count(v => v <= x) / a.Length) - ((double)b.Count(v => v <= x) / b.Length)));
        Assert.Equal(expected, Of(a).GetDistance(Of(b)), 12);
    }

    [Fact]
    public void Distance_IsOneWhereOneLiesBelowTheOther() => Assert.Equal(1, Of(1, 2, 3).GetDistance(Of(4, 5)));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void ShareOutOfRange_Throws(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(1).GetPercentile(share));
}
