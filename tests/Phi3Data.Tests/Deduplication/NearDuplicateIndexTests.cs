using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

public class NearDuplicateIndexTests
{
    [Theory]
    [InlineData(1, 0.8)]
    [InlineData(2, 0.5)]
    [InlineData(3, 0.9)]
    [InlineData(4, 1.0)]
    public void RandomTexts_AreDroppedAsByComparingAll(int seed, double threshold)
    {
        var random = new Random(seed);
        var texts = new List<string>();
        for (int i = 0; i < 300; i++)
        {
            texts.Add(texts.Count > 0 && random.Next(2) == 0
                ? TextOracle.Edit(texts[random.Next(texts.Count)], random, random.NextDouble() * 0.12)
                : TextOracle.RandomText(random, random.Next(800)));
        }
        using var index = new NearDuplicateIndex(NearDuplicateOptions.Default with { Threshold = threshold });
        var kept = new List<string>();
        int sure = 0, dropped = 0;
        foreach (string text in texts)
        {
            double[] similar = [.. kept.Select(k => TextOracle.Similarity(k, text))];
            bool found = index.TryFindOrAdd(Encoding.UTF8.GetBytes(text), out NearMatch match);
            if (found)
            {
                dropped++;
                Assert.Equal(similar[match.Record], match.Similarity, 12);
                Assert.True(match.Similarity >= threshold);
            }
            // What lies well above is found; only near the limit may a pair be missed, never one be made up.
            if (similar.Any(s => s >= Math.Min(1, threshold + 0.08)))
            {
                sure++;
                Assert.True(found, $"similarity {similar.Max()} was missed");
            }
            if (!found) kept.Add(text);
        }
        Assert.True(sure > 15 && dropped > sure / 2, $"{sure} sure, {dropped} dropped: the texts try nothing");
        Assert.Equal(kept.Count, index.Count);
    }

    [Fact]
    public void FirstKeptText_IsNamed()
    {
        using var index = new NearDuplicateIndex(NearDuplicateOptions.Default);
        Assert.False(index.TryFindOrAdd("one two three four"u8, out _));
        Assert.False(index.TryFindOrAdd("five six seven eight"u8, out _));
        Assert.True(index.TryFindOrAdd("Five. Six, seven; EIGHT!"u8, out NearMatch match));
        Assert.Equal(new NearMatch(1, 1), match);
        Assert.Equal(2, index.Count);
    }

    [Fact]
    public void TextsWithoutWords_AreLikeNothing()
    {
        using var index = new NearDuplicateIndex(NearDuplicateOptions.Default);
        Assert.False(index.TryFindOrAdd("👍"u8, out _));
        Assert.False(index.TryFindOrAdd("👍"u8, out _));
        Assert.False(index.TryFindOrAdd(""u8, out _));
        Assert.Equal(3, index.Count);
    }

    [Fact]
    public void TextsBeyondTheBuffer_AreReadFromTheFile()
    {
        var random = new Random(9);
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => TextOracle.RandomText(random, i == 7 ? 600_000 : 3_000))];
        using var index = new NearDuplicateIndex(NearDuplicateOptions.Default);
        foreach (string text in texts) Assert.False(index.TryFindOrAdd(Encoding.UTF8.GetBytes(text), out _));
        for (int i = 0; i < texts.Length; i++)
        {
            Assert.True(index.TryFindOrAdd(Encoding.UTF8.GetBytes(texts[i] + " more"), out NearMatch match));
            Assert.Equal(i, match.Record);
        }
    }

    [Fact]
    public void WarmIndex_AllocatesNothingForADuplicate()
    {
        using var index = new NearDuplicateIndex(NearDuplicateOptions.Default);
        byte[] text = Encoding.UTF8.GetBytes(TextOracle.RandomText(new Random(3), 2_000));
        index.TryFindOrAdd(text, out _);
        Assert.Equal(0, Allocation.Least(() =>
        {
            for (int i = 0; i < 100; i++) index.TryFindOrAdd(text, out _);
        }));
    }
}
