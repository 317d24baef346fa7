using System;
using System.Globalization;
using System.Text;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

public class LineExcerptTests
{
    private const int MaxUnits = 64;

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a\"b\\n'c", "a\"b\\n'c")]
    [InlineData("\u00C3\u00A9\u00E4\u00B8\u00AD", "é中")]
    [InlineData("\u00F0\u009F\u0098\u0080", "😀")]
    [InlineData("a\tb\r\n\0", "a\\u0009b\\u000D\\u000A\\u0000")]
    [InlineData("\u001B[2J\u001B]0;x\u0007", "\\u001B[2J\\u001B]0;x\\u0007")]
    [InlineData("\u007F", "\\u007F")]
    [InlineData("\u00C2\u009B31m", "\\u009B31m")]
    [InlineData("a\u00E2\u0080\u00AEb", "a\\u202Eb")]
    [InlineData("\u00E2\u0081\u00A6\u00E2\u0081\u00A9", "\\u2066\\u2069")]
    [InlineData("\u00E2\u0080\u0089\u00E2\u0080\u00A8\u00E2\u0080\u00A9", "\u2009\\u2028\\u2029")]
    [InlineData("\u00E2\u0080\u008B\u00EF\u00BB\u00BF", "\\u200B\\uFEFF")]
    [InlineData("\u00FF\u00FE", "\\xFF\\xFE")]
    [InlineData("\u00E9a", "\\xE9a")]
    [InlineData("\u00ED\u00A0\u00BD", "\\xED\\xA0\\xBD")]
    [InlineData("\u00E2\u0082", "\\xE2\\x82")]
    [InlineData("\u00EF\u00BF\u00BF", "\\uFFFF")]
    [InlineData("\u00EE\u0080\u0080", "\\uE000")]
    [InlineData("\u00F3\u00A0\u0080\u0081", "\\uDB40\\uDC01")]
    public void Bytes_AreShownOrEscaped(string latin1, string expected) =>
        Assert.Equal(expected, LineExcerpt.Create(LineScan.Bytes(latin1)));

    [Fact]
    public void LongText_IsCutBehindSixtyFourUnits()
    {
        Assert.Equal(new string('a', 64), LineExcerpt.Create(Encoding.UTF8.GetBytes(new string('a', 64))));
        Assert.Equal(new string('a', 64) + "…", LineExcerpt.Create(Encoding.UTF8.GetBytes(new string('a', 65))));
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("\t")]
    [InlineData("\U000E0001")]
    public void CharacterOnTheCut_IsLeftOutWhole(string character)
    {
        for (int before = MaxUnits - 12; before <= MaxUnits; before++)
        {
            string excerpt = LineExcerpt.Create(Encoding.UTF8.GetBytes(new string('a', before) + character));
            if (excerpt[^1] == '…') Assert.Equal(new string('a', before) + "…", excerpt);
            else Assert.InRange(excerpt.Length, before + 1, MaxUnits);
        }
    }

    [Fact]
    public void EveryCodePoint_ComesOutSafe()
    {
        byte[] bytes = new byte[4];
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            string excerpt = LineExcerpt.Create(bytes.AsSpan(0, Utf8Sequence.Write(codePoint, bytes)));
            AssertSafe(excerpt, $"U+{codePoint:X4}");
        }
    }

    [Fact]
    public void RandomBytes_ComeOutSafeAndShort()
    {
        const int seed = 99;
        var random = new Random(seed);
        for (int i = 0; i < 10_000; i++)
        {
            byte[] bytes = new byte[random.Next(120)];
            random.NextBytes(bytes);
            string excerpt = LineExcerpt.Create(bytes);
            AssertSafe(excerpt, $"Seed {seed}, case {i}: {Convert.ToHexString(bytes)}");
            Assert.True(excerpt.Length <= MaxUnits + 1, $"Seed {seed}, case {i}: {excerpt}");
        }
    }

    private static void AssertSafe(string text, string say)
    {
        // By hand: EnumerateRunes would turn an unpaired surrogate into U+FFFD and so hide it.
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(text, i);
            bool safe = category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
            if (!safe || (char.IsSurrogate(text[i]) && !pair)) Assert.Fail(say);
            if (pair) i++;
        }
    }
}
