using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>RFC 8259 §8.2: a surrogate escape without its partner is marked, and scanning goes on.</summary>
public class Utf8JsonScannerSurrogateTests
{
    [Theory]
    [InlineData("\"\\uD800\"", 1)]
    [InlineData("\"\\uDBFF\"", 1)]
    [InlineData("\"\\uDC00\"", 1)]
    [InlineData("\"\\uDFFF\"", 1)]
    [InlineData("\"\\ud83d\"", 1)]
    [InlineData("\"\\udE00\"", 1)]
    [InlineData("\"a\\uD83Db\"", 2)]
    [InlineData("\"\\uDE00\\uD83D\"", 1)]
    [InlineData("\"\\uD83D\\uD83D\\uDE00\"", 1)]
    [InlineData("\"\\uD83D\\uDE00\\uDE00\"", 13)]
    [InlineData("\"\\uD83D\\uDE00\\uD83D\"", 13)]
    [InlineData("\"\\uD83D \\uDE00\"", 1)]
    [InlineData("\"\\uD83D\\n\\uDE00\"", 1)]
    [InlineData("\"\\uD83D\\u0041\"", 1)]
    [InlineData("\"\\uD83D\\uE000\"", 1)]
    [InlineData("\"\\uD83D\\\\uDE00\"", 1)]
    [InlineData("{\"k\\uD83D\":1}", 3)]
    [InlineData("[1,\"\u00C3\u00A9\\udc00\\ud800\"]", 6)]
    [InlineData("\"\\uD83D\u00F0\u009F\u0098\u0080\"", 1)]
    public void SurrogateWithoutPartner_IsMarkedAtItsBackslash(string line, int offset)
    {
        LineScan scan = LineScan.Of(LineScan.Bytes(line));
        Assert.Equal(JsonError.None, scan.Error);
        Assert.Equal([offset], scan.LoneSurrogates);
    }

    [Theory]
    [InlineData("\"\\uD83D\\uDE00\"")]
    [InlineData("\"\\ud83d\\ude00\"")]
    [InlineData("\"\\uD83d\\uDe00\"")]
    [InlineData("\"\\uD800\\uDC00\\uDBFF\\uDFFF\"")]
    [InlineData("{\"\\uD83D\\uDE00\":\"\\uD7FF\\uE000\"}")]
    [InlineData("\"\\\\uD83D\"")]
    public void PairedOrNoSurrogate_IsNotMarked(string line)
    {
        LineScan scan = LineScan.Of(LineScan.Bytes(line));
        Assert.Equal(JsonError.None, scan.Error);
        Assert.Empty(scan.LoneSurrogates);
    }

    [Fact]
    public void EachStringOfTheLine_IsMarkedOnItsOwn()
    {
        LineScan scan = LineScan.Of("""{"\uD800":["\uDC00","fine","\uDBFF\uDBFF"],"x":"\uD83D"}"""u8);
        Assert.Equal([2, 12, 28, 48], scan.LoneSurrogates);
    }

    [Fact]
    public void PairCutByTheLineEnd_IsUnterminated()
    {
        byte[] line = "\"\\uD83D\\uDE00\""u8.ToArray();
        for (int length = 1; length < line.Length; length++)
        {
            JsonError error = LineScan.Of(line.AsSpan(0, length)).Error;
            Assert.True(error is JsonError.UnterminatedString or JsonError.InvalidUnicodeEscape, $"{length} bytes: {error}");
        }
    }

    [Fact]
    public void RandomRunsOfEscapes_AreMarkedWhereUtf16IsBroken()
    {
        const int seed = 88;
        var random = new Random(seed);
        string[] units = ["D800", "dbff", "DC00", "dfff", "D7FF", "E000", "0041"];
        for (int i = 0; i < 5_000; i++)
        {
            var line = new StringBuilder("\"");
            var text = new List<char>();
            for (int count = random.Next(7); count > 0; count--)
            {
                string unit = units[random.Next(units.Length)];
                line.Append("\\u").Append(unit);
                text.Add((char)ushort.Parse(unit, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }
            int broken = FirstBroken(text);
            LineScan scan = LineScan.Of(Encoding.UTF8.GetBytes(line.Append('"').ToString()));
            int[] expected = broken < 0 ? [] : [1 + 6 * broken];
            Assert.True(scan.LoneSurrogates.ToArray().AsSpan().SequenceEqual(expected), $"Seed {seed}, case {i}: {line}");
        }
    }

    private static int FirstBroken(List<char> text)
    {
        ReadOnlySpan<char> rest = text.ToArray();
        int at = 0;
        while (at < rest.Length)
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out int units) != System.Buffers.OperationStatus.Done) return at;
            at += units;
        }
        return -1;
    }
}
