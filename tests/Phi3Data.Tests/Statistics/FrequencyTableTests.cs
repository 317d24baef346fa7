using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck.Xunit;
using Xunit;

namespace Phi3Data.Tests;

public class FrequencyTableTests
{
    private static FrequencyTable Of(params string[] texts)
    {
        var table = new FrequencyTable();
        foreach (string text in texts) table.Add(Encoding.UTF8.GetBytes(text));
        return table;
    }

    private static string[] Texts(byte[] numbers) => numbers.Select(n => $"text {n % 7}").ToArray();

    [Property]
    public void Top_IsAsCountedByGroups(byte[] numbers)
    {
        string[] texts = Texts(numbers);
        IEnumerable<KeyValuePair<string, long>> expected = texts.GroupBy(t => t)
            .Select(g => KeyValuePair.Create(g.Key, g.LongCount()))
            .OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal);
        Assert.Equal(expected, Of(texts).GetTop(100));
        Assert.Equal(expected.Take(2), Of(texts).GetTop(2));
        Assert.Equal((texts.Length, texts.Distinct().Count()), (Of(texts).Count, Of(texts).Different));
    }

    [Property]
    public void Parts_AddUpToTheWhole(byte[] first, byte[] second)
    {
        FrequencyTable sum = Of(Texts(first));
        sum.Add(Of(Texts(second)));
        FrequencyTable whole = Of([.. Texts(first), .. Texts(second)]);
        Assert.Equal(whole.GetTop(100), sum.GetTop(100));
        Assert.Equal((whole.Count, whole.GetBalance()), (sum.Count, sum.GetBalance()));
    }

    /// <summary>Half the sum of the differences of shares, over all texts there can be.</summary>
    [Property]
    public void Distance_IsHalfTheSumOfDifferences(byte[] first, byte[] second)
    {
        string[] a = Texts(first), b = Texts(second);
        double expected = a.Length == 0 || b.Length == 0
            ? 0
            : Enumerable.Range(0, 7).Select(n => $"text {n}")
                .Sum(t => Math.Abs(((double)a.Count(x => x == t) / a.Length) - ((double)b.Count(x => x == t) / b.Length))) / 2;
        Assert.Equal(expected, Of(a).GetDistance(Of(b)), 12);
    }

    [Fact]
    public void FullTable_KeepsWhatCameFirstAndCountsTheRest()
    {
        var table = new FrequencyTable();
        byte[] text = new byte[4];
        for (int i = 0; i < FrequencyTable.MaxTexts + 5; i++)
        {
            BitConverter.TryWriteBytes(text, i);
            table.Add(text);
        }
        BitConverter.TryWriteBytes(text, 0);
        table.Add(text);
        Assert.Equal((FrequencyTable.MaxTexts, 5, FrequencyTable.MaxTexts + 6), (table.Different, table.Others, table.Count));
        Assert.Equal(2, table.GetTop(1)[0].Value);
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void LongText_IsShownShortenedAndToldApartByAllOfIt(int characters, bool isCut)
    {
        string text = string.Concat(Enumerable.Repeat("😀", characters));
        FrequencyTable table = Of(text + "a", text + "b", text);
        Assert.Equal(3, table.Different);
        string shown = Of(text).GetTop(1)[0].Key;
        Assert.Equal(isCut ? string.Concat(Enumerable.Repeat("😀", 100)) + "…" : text, shown);
    }
}
