using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Keys that stand twice in their object, by what they decode to.</summary>
public class Utf8JsonScannerKeyTests
{
    private const int Seed = 4_711;

    [Theory]
    [InlineData("""{"a":1,"a":2}""", 7)]
    [InlineData("""{"a":1,"b":{"a":1,"c":2},"c":3}""")]
    [InlineData("""{"a":{"b":1,"b":2}}""", 12)]
    [InlineData("""[{"a":1},{"a":1}]""")]
    [InlineData("""{"a":1,"a":2,"a":3}""", 7, 13)]
    [InlineData("""{"a":{"a":1},"b":[{"a":1,"a":2}],"a":3}""", 25, 33)]
    [InlineData("""{"role":1,"\u0072ole":2}""", 10)]
    [InlineData("""{"\u0072ole":1,"role":2}""", 15)]
    [InlineData("""{"\u0072ole":1,"r\u006Fle":2}""", 15)]
    [InlineData("""{"\u0072ole":1,"r\u006Fl":2}""")]
    [InlineData("""{"/":1,"\/":2}""", 7)]
    [InlineData("""{"\n":1,"\u000a":2,"\u000A":3}""", 8, 19)]
    [InlineData("""{"":1,"":2}""", 6)]
    [InlineData("""{"":1,"\u0000":2}""")]
    [InlineData("""{"a":1,"A":2,"a ":3}""")]
    [InlineData("""{"\uD83D\uDE00":1,"😀":2}""", 18)]
    [InlineData("""{"\uD800":1,"\uD801":2,"\ud800":3}""", 23)]
    [InlineData("""{"\uDE00":1,"\uD83D\uDE00":2}""")]
    [InlineData("""{"é":1,"e\u0301":2}""")]
    public void Keys_AreMarkedWhenTheirObjectHasThemAlready(string line, params int[] starts)
    {
        LineScan scan = LineScan.Of(Encoding.UTF8.GetBytes(line));
        Assert.Equal(JsonError.None, scan.Error);
        Assert.Equal(starts, scan.DuplicateKeys);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void EachKeyRepeatedAfterManyOthers_IsFound(int keys)
    {
        string members = Members(keys);
        for (int i = 0; i < keys; i += Math.Max(1, keys / 20))
        {
            string line = $"{{{members},\"k{i}\":0,\"new\":1}}";
            Assert.Equal([members.Length + 2], LineScan.Of(Encoding.UTF8.GetBytes(line)).DuplicateKeys);
        }
    }

    [Fact]
    public void HundredThousandKeysAndOneRepeat_FindsTheRepeat()
    {
        string members = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"key {i}\":{i}"));
        foreach (string repeat in new[] { "key 99999", "key 0", "\\u006bey 50000" })
        {
            LineScan scan = LineScan.Of(Encoding.UTF8.GetBytes($"{{{members},\"{repeat}\":0}}"));
            Assert.Equal([members.Length + 2], scan.DuplicateKeys);
        }
    }

    [Fact]
    public void BigObjectsInsideBigObjects_KeepTheirKeysApart()
    {
        var line = new StringBuilder();
        var repeats = new List<int>();
        AppendBigObject(line, repeats, levels: 4);
        LineScan scan = LineScan.Of(Encoding.UTF8.GetBytes(line.ToString()));
        Assert.Equal(JsonError.None, scan.Error);
        Assert.Equal(repeats, scan.DuplicateKeys);
    }

    [Fact]
    public void LineThatBreaksInsideBigObjects_LeavesNothingToTheNextLine()
    {
        var scratch = new JsonScratch();
        var whole = new StringBuilder();
        var repeats = new List<int>();
        AppendBigObject(whole, repeats, levels: 3);
        byte[] line = Encoding.UTF8.GetBytes(whole.ToString());
        for (int cut = 0; cut < line.Length; cut += 7)
        {
            Assert.NotEqual(JsonError.None, LineScan.Of(line.AsSpan(0, cut), scratch).Error);
            if (cut % 10 == 0) Assert.Equal(repeats, LineScan.Of(line, scratch).DuplicateKeys);
        }
    }

    [Fact]
    public void SameKeysInsideAndOutside_AreApartInWhateverBucketsTheyFall()
    {
        var scratch = new JsonScratch();
        for (int outside = 1; outside < 1_500; outside += 2)
        {
            string inner = "{" + Members(20) + "}";
            LineScan scan = LineScan.Of(Encoding.UTF8.GetBytes($"{{{Members(outside)},\"in\":{inner}}}"), scratch);
            Assert.True(scan.DuplicateKeys.Count == 0, $"{outside} keys outside");
        }
    }

    [Fact]
    public void HashesThatCollide_AreToldApartByTheirText()
    {
        // Among so many keys some hashes of 32 bits are equal, whatever the seed of the process.
        string[] keys = [.. Enumerable.Range(0, 300_000).Select(i => $"{i:x}")];
        string[][] alike =
        [
            .. keys.GroupBy(key => KeyHash.Compute(Encoding.UTF8.GetBytes(key)))
                .Where(group => group.Count() > 1)
                .Select(group => group.ToArray()),
        ];
        Assert.NotEmpty(alike);
        foreach (string[] pair in alike)
            Assert.Empty(LineScan.Of(Encoding.UTF8.GetBytes($"{{\"{pair[0]}\":0,\"{pair[1]}\":0}}")).DuplicateKeys);
        string line = "{" + string.Join(',', keys.Select(key => $"\"{key}\":0")) + "}";
        Assert.Empty(LineScan.Of(Encoding.UTF8.GetBytes(line)).DuplicateKeys);
    }

    [Fact]
    public void RandomObjectsOfFewNames_AreMarkedAsASetPerObjectMarksThem()
    {
        string[] names =
        [
            .. Enumerable.Range(0, 30).Select(i => $"n{i}"),
            "\\u006e1", "n\\u0032", "", "\\uD83D\\uDE00", "😀", "\\uD800",
        ];
        var json = new RandomJson(Seed) { KeyNames = names };
        var scratch = new JsonScratch();
        int found = 0, big = 0;
        for (int i = 0; i < 1_000; i++)
        {
            byte[] line = json.Next(3);
            LineScan scan = LineScan.Of(line, scratch);
            List<int> expected = BruteForce(line, scan, ref big);
            string say = $"Seed {Seed}, case {i}: {Encoding.UTF8.GetString(line)}";
            Assert.True(expected.SequenceEqual(scan.DuplicateKeys), say);
            found += expected.Count;
        }
        Assert.True(found > 1_000 && big > 100, $"{found} repeats, {big} objects of more than 16 names.");
    }

    [Fact]
    public void ScannerThatDoesNotCheckKeys_MarksNone()
    {
        var scanner = new Utf8JsonScanner("""{"a":1,"a":2}"""u8, new JsonScratch(), 64, checkKeys: false);
        while (scanner.Read() is not (JsonToken.End or JsonToken.Error)) Assert.False(scanner.IsDuplicateKey);
        Assert.Equal(JsonToken.End, scanner.Token);
    }

    [Fact]
    public void HasKey_AnswersForTheOpenObjectOnly()
    {
        ReadOnlySpan<byte> line = """{"a":1,"b":{"c":1}}"""u8;
        var scratch = new JsonScratch();
        scratch.Reset();
        scratch.Open(0, isObject: true);
        Assert.True(scratch.AddKey(line, 0, 2, 1, escaped: false));
        scratch.Open(1, isObject: true);
        Assert.True(scratch.AddKey(line, 1, 13, 1, escaped: false));
        Assert.True(scratch.HasKey(line, 1, 13, 1, escaped: false));
        Assert.False(scratch.HasKey(line, 1, 2, 1, escaped: false));
        scratch.CloseObject(1);
        Assert.True(scratch.HasKey(line, 0, 2, 1, escaped: false));
        Assert.False(scratch.HasKey(line, 0, 13, 1, escaped: false));
    }

    private static string Members(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"\"k{i}\":{i}"));

    private static void AppendBigObject(StringBuilder line, List<int> repeats, int levels)
    {
        line.Append('{');
        for (int i = 0; i < 40; i++)
        {
            line.Append(i == 0 ? "" : ",").Append("\"k").Append(i).Append("\":");
            if (levels > 0 && i is (10 or 25)) AppendBigObject(line, repeats, levels - 1);
            else line.Append(i);
        }
        repeats.AddRange(line.Length + 1, line.Length + 8);
        line.Append(",\"k5\":0,\"k30\":0");
        line.Append('}');
    }

    private static List<int> BruteForce(byte[] line, LineScan scan, ref int big)
    {
        var duplicates = new List<int>();
        var open = new Stack<HashSet<string>>();
        foreach ((JsonToken token, int start, int length, int _) in scan.Tokens)
        {
            if (token == JsonToken.StartObject) open.Push([]);
            else if (token == JsonToken.EndObject && open.Pop().Count > 16) big++;
            else if (token == JsonToken.Key && !open.Peek().Add(Decode(line.AsSpan(start, length)))) duplicates.Add(start);
        }
        return duplicates;
    }

    // The framework refuses to decode a lone surrogate, so that name is compared as it is written.
    private static string Decode(ReadOnlySpan<byte> key) =>
        key.SequenceEqual("\"\\uD800\""u8) ? "\uD800" : JsonSerializer.Deserialize<string>(key)!;
}
