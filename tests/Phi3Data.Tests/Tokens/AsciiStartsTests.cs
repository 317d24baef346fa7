using System;
using System.Linq;
using System.Numerics;
using System.Text;
using Phi3Data.Tokens;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Where stretches begin in a block is where <see cref="ITextSplit.End"/>, character by character, ends one.</summary>
public class AsciiStartsTests
{
    private static readonly string[] Alphabets =
    [
        "aB1 '", "aB' sStTrReElLvVmMdD", "a \n\t\r", "a;/\n ", "ab;/\n *\r", "1234 a", "aBcD.", "a\u00E9'\u017F s", " \n\t", "a';\"\n (", "aA\0\u001F\u007F ", "a漢 \n;'s/",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Starts_AreThoseOfTheSplit(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 60_000; i++)
        {
            string alphabet = Alphabets[i % Alphabets.Length];
            string text = string.Concat(Enumerable.Range(0, random.Next(1, i % 3 == 0 ? 12 : 90)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            Compare<Cl100kSplit>(text);
            Compare<O200kSplit>(text);
        }
    }

    /// <summary>A block that is left at every second character shows nothing but that the tests before saw little.</summary>
    [Fact]
    public void Starts_ReachTheEndOfPlainText()
    {
        const string Text = "Whatever the weather is, we'll be there by 10.30; bring (at least) two coats.";
        Assert.Equal(Text.IndexOf("'ll", StringComparison.Ordinal), Compare<Cl100kSplit>(Text));
        Assert.Equal(64, Compare<Cl100kSplit>(Text.Replace("'ll", " will", StringComparison.Ordinal)));
    }

    /// <returns>How many bytes were looked at.</returns>
    private static int Compare<TSplit>(string text)
        where TSplit : struct, ITextSplit
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var masks = new AsciiMasks(bytes, 0);
        int ascii = BitOperations.TrailingZeroCount(masks.High), known = ascii;
        if (known == 0) return 0;
        ulong starts = AsciiStarts.Find<TSplit>(masks, ref known, out bool isWhole);
        bool isEnd = isWhole && ascii == bytes.Length && known < AsciiMasks.Size;
        int last = isEnd ? known - 1 : BitOperations.Log2(starts);
        ulong expected = 0;
        for (int at = 0; at <= last; at = TSplit.End(bytes, at)) expected |= 1UL << at;
        if (starts != expected)
            Assert.Fail($"{typeof(TSplit).Name}: {Convert.ToHexString(bytes)} has starts {starts:B64}, expected {expected:B64}, up to {last} of {known}");
        return known;
    }
}
