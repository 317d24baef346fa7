using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Against <see cref="JsonSerializer"/>, which reads the same string literal.</summary>
public class JsonStringTests
{
    private const int Seed = 161_803;

    // PropList.txt, White_Space=yes.
    private static readonly HashSet<int> WhiteSpace =
    [
        0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007,
        0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
    ];

    [Fact]
    public void RandomString_DecodesAsTheSerializerDecodesIt()
    {
        foreach (byte[] literal in Literals(Seed, 4_000))
        {
            ReadOnlySpan<byte> raw = literal.AsSpan(1..^1);
            string expected = JsonSerializer.Deserialize<string>(literal)!;
            byte[] decoded = new byte[raw.Length];
            int length = JsonString.Unescape(raw, decoded);
            Assert.True(Encoding.UTF8.GetString(decoded.AsSpan(0, length)) == expected, Say(literal));

            var runes = new List<int>();
            for (int i = 0; i < raw.Length;) runes.Add(JsonString.ReadCodePoint(raw, ref i));
            Assert.True(runes.SequenceEqual(expected.EnumerateRunes().Select(rune => rune.Value)), Say(literal));
        }
    }

    [Fact]
    public void RandomPair_IsTheSameTextWhenTheSerializerSaysSo()
    {
        string[] pieces =
        [
            "a", "\\u0061", "b", "\\u0062", "é", "\\u00e9", "\\u00E9", "😀", "\\ud83d\\ude00", "/", "\\/", "\\n", "\\u000A",
        ];
        var random = new Random(Seed);
        int same = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string a = Some(random, pieces), b = Some(random, pieces);
            bool expected = Decode(a) == Decode(b);
            if (expected) same++;
            byte[] left = Encoding.UTF8.GetBytes(a), right = Encoding.UTF8.GetBytes(b);
            Assert.True(JsonString.SameText(left, right) == expected, $"Seed {Seed}, case {i}: {a} and {b}");
            Assert.True(JsonString.SameText(right, left) == expected, $"Seed {Seed}, case {i}: {b} and {a}");
            byte[] text = Encoding.UTF8.GetBytes(Decode(b));
            if (!text.Contains((byte)'\\'))
                Assert.True(JsonString.Is(left, a.Contains('\\'), text) == expected, $"Seed {Seed}, case {i}: {a} is {b}");
        }
        Assert.True(same > 500, $"Only {same} pairs were the same.");
    }

    [Theory]
    [InlineData("role", "rol", false)]
    [InlineData("rol", "role", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("\\u0072ole", "role", true)]
    [InlineData("\\\\u0072ole", "role", false)]
    [InlineData("\\ud800", "\\uD800", true)]
    [InlineData("\\ud800", "\\ud801", false)]
    [InlineData("\\ud83d", "\\ud83d\\ude00", false)]
    [InlineData("\\ufffd", "\\ud800", false)]
    public void Pair_IsTheSameText(string a, string b, bool same) =>
        Assert.Equal(same, JsonString.SameText(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b)));

    [Fact]
    public void LoneSurrogates_DecodeToBytesThatDiffer()
    {
        var seen = new HashSet<string>();
        byte[] decoded = new byte[6];
        for (int unit = 0xD800; unit <= 0xDFFF; unit++)
        {
            byte[] raw = Encoding.ASCII.GetBytes("\\u" + unit.ToString("X4", CultureInfo.InvariantCulture));
            Assert.Equal(3, JsonString.Unescape(raw, decoded));
            Assert.Equal(0, Utf8Sequence.IndexOfInvalid(decoded.AsSpan(0, 3)));
            Assert.True(seen.Add(Convert.ToHexString(decoded, 0, 3)));
            int position = 0;
            Assert.Equal(unit, JsonString.ReadCodePoint(raw, ref position));
            Assert.Equal(6, position);
        }
    }

    [Fact]
    public void DecodedText_FitsIntoAsManyBytesAsItsEscapes()
    {
        foreach (byte[] literal in Literals(Seed + 1, 2_000, lone: true))
        {
            ReadOnlySpan<byte> raw = literal.AsSpan(1..^1);
            byte[] decoded = new byte[raw.Length];
            int length = JsonString.Unescape(raw, decoded);
            Assert.True(length <= raw.Length, Say(literal));
            Assert.True(raw.Contains((byte)'\\') || decoded.AsSpan().SequenceEqual(raw), Say(literal));
        }
    }

    [Fact]
    public void EveryCodePoint_IsBlankOnlyWhenUnicodeCallsItWhiteSpace()
    {
        byte[] bytes = new byte[4];
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (codePoint is '\\' or (>= 0xD800 and <= 0xDFFF)) continue;
            bool expected = WhiteSpace.Contains(codePoint);
            if (codePoint <= 0xFFFF) Assert.Equal(char.IsWhiteSpace((char)codePoint), expected);
            if (codePoint >= 0x20 && JsonString.IsBlank(bytes.AsSpan(0, Utf8Sequence.Write(codePoint, bytes))) != expected)
                Assert.Fail($"U+{codePoint:X4}");
        }
    }

    [Fact]
    public void EveryEscapedUnit_IsBlankOnlyWhenUnicodeCallsItWhiteSpace()
    {
        for (int unit = 0; unit <= 0xFFFF; unit++)
        {
            byte[] raw = Encoding.ASCII.GetBytes("\\u" + unit.ToString("x4", CultureInfo.InvariantCulture));
            if (JsonString.IsBlank(raw) != WhiteSpace.Contains(unit)) Assert.Fail($"\\u{unit:X4}");
        }
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("   ", true)]
    [InlineData("\\n\\r\\t\\f", true)]
    [InlineData("\\b", false)]
    [InlineData(" \\u00a0\u3000\\u2028 ", true)]
    [InlineData("\u200B", false)]
    [InlineData("\uFEFF", false)]
    [InlineData("\u180E", false)]
    [InlineData(" . ", false)]
    [InlineData("\\\\n", false)]
    [InlineData("\\ud83d\\ude00", false)]
    public void Text_IsBlank(string raw, bool blank) => Assert.Equal(blank, JsonString.IsBlank(Encoding.UTF8.GetBytes(raw)));

    [Fact]
    public void EveryByte_IsAHexDigitOnlyInAscii()
    {
        for (int b = 0; b < 256; b++)
        {
            int expected = b < 0x80 && char.IsAsciiHexDigit((char)b) ? Convert.ToInt32(((char)b).ToString(), 16) : -1;
            Assert.Equal(expected, JsonString.Hex((byte)b));
        }
    }

    [Theory]
    [InlineData("12aF", 0, 0x12AF)]
    [InlineData("x0000", 1, 0)]
    [InlineData("FFFF", 0, 0xFFFF)]
    [InlineData("FFF", 0, -1)]
    [InlineData("FFFFF", 2, -1)]
    [InlineData("12g4", 0, -1)]
    [InlineData("", 0, -1)]
    public void FourDigits_GiveTheirValueOrMinusOne(string text, int position, int value) =>
        Assert.Equal(value, JsonString.Hex4(Encoding.ASCII.GetBytes(text), position));

    private static IEnumerable<byte[]> Literals(int seed, int lines, bool lone = false)
    {
        var json = new RandomJson(seed) { AllowLoneSurrogates = lone };
        for (int i = 0; i < lines; i++)
        {
            byte[] line = json.Next();
            foreach ((JsonToken token, int start, int length, int _) in LineScan.Of(line).Tokens)
            {
                if (token is JsonToken.Key or JsonToken.String) yield return line[start..(start + length)];
            }
        }
    }

    private static string Some(Random random, string[] pieces) =>
        string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => pieces[random.Next(pieces.Length)]));

    private static string Decode(string raw) => JsonSerializer.Deserialize<string>($"\"{raw}\"")!;

    private static string Say(byte[] literal) => $"Seed {Seed}: {Encoding.UTF8.GetString(literal)}";
}
