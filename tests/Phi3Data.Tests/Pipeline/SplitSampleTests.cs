using System;
using System.Linq;
using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>The order of records: sorted data is always reported, shuffled data practically never.</summary>
public class SplitSampleTests
{
    private const int Seeds = 2000;

    [Theory]
    [InlineData(100, 2)]
    [InlineData(1000, 2)]
    [InlineData(1000, 7)]
    [InlineData(20_000, 77)]
    [InlineData(300_000, 5)]
    public void SortedLabels_AreReported(int records, int labels)
    {
        ulong[] values = Labels(records, labels);
        Assert.Contains(SplitMeasure.Answers, Judge(values, answersToo: true));
        Assert.Contains(SplitMeasure.SystemMessages, Judge(values, answersToo: false));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    [InlineData(300_000)]
    public void SortedLengths_AreReported(int records)
    {
        int[] lengths = [.. Enumerable.Range(0, records).Select(i => 100 + i * 1000 / records)];
        Assert.Equal([SplitMeasure.Length], JudgeLengths(lengths));
        Array.Reverse(lengths);
        Assert.Equal([SplitMeasure.Length], JudgeLengths(lengths));
    }

    [Theory]
    [InlineData(20, 2)]
    [InlineData(100, 2)]
    [InlineData(100, 7)]
    [InlineData(1000, 20)]
    [InlineData(1000, 300)]
    public void ShuffledLabels_AreNotReported(int records, int labels)
    {
        ulong[] values = Labels(records, labels);
        for (int seed = 0; seed < Seeds; seed++)
        {
            new Random(seed).Shuffle(values);
            Assert.Empty(Judge(values, answersToo: true));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void ShuffledLengths_AreNotReported(int records)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            // Of a heavy tail: a few records are a hundred times as long as most.
            int[] lengths = [.. Enumerable.Range(0, records).Select(_ => (int)(100 / Math.Pow(1 - random.NextDouble(), 0.8)))];
            Assert.Empty(JudgeLengths(lengths));
        }
    }

    [Fact]
    public void ShuffledManyRecords_AreNotReported()
    {
        ulong[] values = Labels(300_000, 100);
        for (int seed = 0; seed < 10; seed++)
        {
            new Random(seed).Shuffle(values);
            Assert.Empty(Judge(values, answersToo: true));
        }
    }

    [Fact]
    public void FreeTexts_AreNoLabels() =>
        Assert.Empty(Judge([.. Enumerable.Range(1, 10_000).Select(i => (ulong)i)], answersToo: true));

    [Fact]
    public void RareValues_CountTogether() =>
        Assert.Equal([SplitMeasure.Answers], Judge(
            [.. Enumerable.Repeat(1ul, 800), .. Enumerable.Range(2, 200).Select(i => (ulong)i)], answersToo: true));

    private static ulong[] Labels(int records, int labels) =>
        [.. Enumerable.Range(0, records).Select(i => 1 + (ulong)((long)i * labels / records))];

    private static SplitMeasure[] Judge(ulong[] values, bool answersToo)
    {
        var sample = new SplitSample();
        foreach (ulong value in values) sample.Add(answersToo ? 0 : value, answersToo ? value : 1, 100);
        return Judge(sample);
    }

    private static SplitMeasure[] JudgeLengths(int[] lengths)
    {
        var sample = new SplitSample();
        foreach (int length in lengths) sample.Add(0, 1, length);
        return Judge(sample);
    }

    private static SplitMeasure[] Judge(SplitSample sample)
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        sample.Check(findings);
        return [.. findings.Span.ToArray().Select(f => (SplitMeasure)f.Expected)];
    }
}
