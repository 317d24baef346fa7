using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

public class ShinglerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(16)]
    public void RandomText_HasTheShinglesOfItsWords(int size)
    {
        // The words of a text and the hash of each shingle must be a one-to-one map, whatever lies where in a block of 64 bytes.
        var random = new Random(size);
        var hashes = new Dictionary<string, ulong>();
        var shingler = new Shingler(size);
        for (int round = 0; round < 500; round++)
        {
            string text = TextOracle.RandomText(random, random.Next(300));
            string[] expected = TextOracle.Shingles(TextOracle.Words(text), size);
            shingler.Clear();
            shingler.Add(Encoding.UTF8.GetBytes(text));
            ulong[] found = shingler.GetShingles().ToArray();
            Assert.Equal(expected.Length, found.Length);
            for (int i = 0; i < found.Length; i++)
            {
                if (!hashes.TryAdd(expected[i], found[i])) Assert.Equal(hashes[expected[i]], found[i]);
            }
        }
        Assert.Equal(hashes.Count, hashes.Values.Distinct().Count());
    }

    [Theory]
    [InlineData("one two three", "ONE, two—three!", true)]
    [InlineData("one two three", "one two", false)]
    [InlineData("one two", "One\ntwo", true)]
    [InlineData("a b", "ab", false)]
    [InlineData("snake_case x y", "snake case x y", false)]
    [InlineData("Straße an der", "STRASSE AN DER", true)]
    [InlineData("漢字かな", "漢 字 か な", true)]
    [InlineData("cafe\u0301 au lait", "café au lait", true)]
    [InlineData("aaaaaaaa b c", "aaaaaaaaa b c", false)]
    [InlineData("aaaaaaaaaaaaaaaa b c", "aaaaaaaaaaaaaaab b c", false)]
    public void Texts_AreTheSame(string a, string b, bool same) =>
        Assert.Equal(same, Shingles(a).SequenceEqual(Shingles(b)));

    [Fact]
    public void TextWithoutWords_HasNoShingle()
    {
        Assert.Empty(Shingles(""));
        Assert.Empty(Shingles("?! 👍 …"));
    }

    [Fact]
    public void PartsAdded_AreWordsInARow()
    {
        var shingler = new Shingler(3);
        shingler.Add("one tw"u8);
        shingler.Add("o three"u8);
        Assert.Equal(Shingles("one tw o three"), shingler.GetShingles().ToArray());
    }

    [Fact]
    public void WarmShingler_AllocatesNothing()
    {
        var shingler = new Shingler(3);
        byte[] text = Encoding.UTF8.GetBytes(TextOracle.RandomText(new Random(5), 2_000));
        Assert.Equal(0, Allocation.Least(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                shingler.Clear();
                shingler.Add(text);
                shingler.GetShingles();
            }
        }));
    }

    private static ulong[] Shingles(string text)
    {
        var shingler = new Shingler(3);
        shingler.Add(Encoding.UTF8.GetBytes(text));
        return shingler.GetShingles().ToArray();
    }
}
