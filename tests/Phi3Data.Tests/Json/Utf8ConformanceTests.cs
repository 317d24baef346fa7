using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Public UTF-8 files: verdict, place of the first fault, and units as a decoder makes them.</summary>
public class Utf8ConformanceTests
{
    [SharedFact("data", "utf8", "flenniken_utf8tests.txt")]
    public void NumberedCases_GetTheNamedVerdictAndReplacement()
    {
        int valid = 0, invalid = 0;
        foreach (string row in File.ReadLines(Places.InShared("data", "utf8", "flenniken_utf8tests.txt")))
        {
            if (row.Length == 0 || row[0] == '#') continue;
            string[] fields = row.Split(':', StringSplitOptions.TrimEntries);
            bool hex = fields[1].EndsWith("hex", StringComparison.Ordinal);
            byte[] text = hex ? Hex(fields[2]) : Encoding.ASCII.GetBytes(fields[2]);
            if (fields[1].StartsWith("valid", StringComparison.Ordinal))
            {
                valid++;
                Assert.True(Utf8Sequence.IndexOfInvalid(text) == -1, row);
            }
            else
            {
                invalid++;
                // The replacement agrees with the text up to the first fault, where it has U+FFFD for a maximal subpart.
                byte[] replaced = Hex(fields[4]);
                int fault = text.AsSpan().CommonPrefixLength(replaced);
                while (fault > 0 && !Utf8StartsAt(replaced, fault)) fault--;
                Assert.True(Utf8Sequence.IndexOfInvalid(text) == fault, row);
                Assert.True(Utf8Sequence.CountUtf16(text) == Encoding.UTF8.GetCharCount(replaced), row);
            }
            AssertLikeDecoder(text, row);
        }
        Assert.True(valid > 0 && invalid > 0);
    }

    [SharedFact("data", "utf8", "kuhn_UTF-8-test.txt")]
    public void StressTestLines_FailWhereTheDecoderFails()
    {
        int broken = 0;
        foreach (byte[] line in Lines("data", "utf8", "kuhn_UTF-8-test.txt"))
        {
            AssertLikeDecoder(line, Convert.ToHexString(line));
            if (Utf8Sequence.IndexOfInvalid(line) >= 0) broken++;
        }
        Assert.True(broken > 0);
    }

    [SharedFact("data", "utf8", "text")]
    public void RealText_IsValidAndCountsAsDecoded()
    {
        foreach (string file in Directory.GetFiles(Places.InShared("data", "utf8", "text")))
        {
            byte[] text = File.ReadAllBytes(file);
            Assert.True(Utf8Sequence.IndexOfInvalid(text) == -1, Path.GetFileName(file));
            Assert.Equal(Encoding.UTF8.GetCharCount(text), Utf8Sequence.CountUtf16(text));
            byte[] json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(text));
            Assert.Equal(JsonError.None, LineScan.Of(json).Error);
            byte[] decoded = new byte[json.Length];
            int length = JsonString.Unescape(json.AsSpan(1..^1), decoded);
            Assert.True(decoded.AsSpan(0, length).SequenceEqual(text), Path.GetFileName(file));
        }
    }

    private static void AssertLikeDecoder(byte[] text, string say)
    {
        int fault = DecoderOracle.IndexOfInvalid(text);
        Assert.True(Utf8Sequence.IndexOfInvalid(text) == fault, say);
        Assert.True(Utf8Sequence.CountUtf16(text) == Encoding.UTF8.GetString(text).Length, say);

        // The same bytes inside a JSON string: same place, and the length of the maximal subpart.
        if (Array.Exists(text, b => b is < 0x20 or (byte)'"' or (byte)'\\')) return;
        LineScan scan = LineScan.Of([(byte)'"', .. text, (byte)'"']);
        if (fault < 0) Assert.True(scan.Error == JsonError.None, say);
        else
        {
            (JsonError, int, int) expected = (JsonError.InvalidUtf8, fault + 1, DecoderOracle.BadLength(text.AsSpan(fault)));
            Assert.True((scan.Error, scan.Offset, scan.Length) == expected, say);
        }
    }

    private static bool Utf8StartsAt(byte[] text, int index) => index >= text.Length || (text[index] & 0xC0) != 0x80;

    private static byte[] Hex(string text) =>
        text == "nothing" ? [] : Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    private static List<byte[]> Lines(params string[] file)
    {
        var lines = new List<byte[]>();
        byte[] bytes = File.ReadAllBytes(Places.InShared(file));
        foreach (Range line in bytes.AsSpan().Split((byte)'\n')) lines.Add(bytes[line]);
        return lines;
    }
}
