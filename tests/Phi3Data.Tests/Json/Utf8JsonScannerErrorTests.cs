using System;
using System.Linq;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Which error a broken line gives, at which byte, how long. In the lines each character is one byte.</summary>
public class Utf8JsonScannerErrorTests
{
    [Theory]
    [InlineData("", nameof(JsonError.UnexpectedEnd), 0, 0)]
    [InlineData(" \t\r\n", nameof(JsonError.UnexpectedEnd), 4, 0)]
    [InlineData("{", nameof(JsonError.UnexpectedEnd), 1, 0)]
    [InlineData("[1 ", nameof(JsonError.UnexpectedEnd), 3, 0)]
    [InlineData("[1, ", nameof(JsonError.UnexpectedEnd), 4, 0)]
    [InlineData("{\"a\"", nameof(JsonError.UnexpectedEnd), 4, 0)]
    [InlineData("{\"a\": ", nameof(JsonError.UnexpectedEnd), 6, 0)]
    [InlineData("[{\"a\":[]}", nameof(JsonError.UnexpectedEnd), 9, 0)]
    [InlineData("\"", nameof(JsonError.UnterminatedString), 1, 0)]
    [InlineData("[\"abc", nameof(JsonError.UnterminatedString), 5, 0)]
    [InlineData("{\"a\":\"b\\\"}", nameof(JsonError.UnterminatedString), 10, 0)]
    [InlineData("\"a\\", nameof(JsonError.UnterminatedString), 3, 0)]
    [InlineData("{\"\\u0061", nameof(JsonError.UnterminatedString), 8, 0)]
    [InlineData("\"\u00C3\u00A9", nameof(JsonError.UnterminatedString), 3, 0)]
    public void LineThatStopsShort_FailsAtItsEnd(string line, string error, int offset, int length) =>
        AssertFails(line, Enum.Parse<JsonError>(error), offset, length);

    [Theory]
    [InlineData("\"a\tb\"", nameof(JsonError.ControlCharacter), 2, 1)]
    [InlineData("[\"\0\"]", nameof(JsonError.ControlCharacter), 2, 1)]
    [InlineData("{\"k\n\":1}", nameof(JsonError.ControlCharacter), 3, 1)]
    [InlineData("\"\u00C3\u00A9\u001F\"", nameof(JsonError.ControlCharacter), 3, 1)]
    [InlineData("\"\\\n\"", nameof(JsonError.InvalidEscape), 1, 2)]
    [InlineData("\"\\x41\"", nameof(JsonError.InvalidEscape), 1, 2)]
    [InlineData("\"a\\'\"", nameof(JsonError.InvalidEscape), 2, 2)]
    [InlineData("\"\\U0041\"", nameof(JsonError.InvalidEscape), 1, 2)]
    [InlineData("\"\\0\"", nameof(JsonError.InvalidEscape), 1, 2)]
    [InlineData("{\"\\N\":1}", nameof(JsonError.InvalidEscape), 2, 2)]
    [InlineData("\"\\\u00C3\u00A9\"", nameof(JsonError.InvalidEscape), 1, 3)]
    [InlineData("\"\\\u00F0\u009F\u0098\u0080\"", nameof(JsonError.InvalidEscape), 1, 5)]
    [InlineData("\"\\u\"", nameof(JsonError.InvalidUnicodeEscape), 1, 2)]
    [InlineData("\"\\u12\"", nameof(JsonError.InvalidUnicodeEscape), 1, 4)]
    [InlineData("\"\\u123g\"", nameof(JsonError.InvalidUnicodeEscape), 1, 5)]
    [InlineData("\"\\u+123\"", nameof(JsonError.InvalidUnicodeEscape), 1, 2)]
    [InlineData("\"\\u{41}\"", nameof(JsonError.InvalidUnicodeEscape), 1, 2)]
    [InlineData("[\"\\uD83D\\uDE0\"]", nameof(JsonError.InvalidUnicodeEscape), 8, 5)]
    [InlineData("\"\\u00", nameof(JsonError.InvalidUnicodeEscape), 1, 4)]
    [InlineData("{\"\\u00x0\":1}", nameof(JsonError.InvalidUnicodeEscape), 2, 4)]
    public void BrokenString_FailsAtTheFaultNotAtTheQuote(string line, string error, int offset, int length) =>
        AssertFails(line, Enum.Parse<JsonError>(error), offset, length);

    [Theory]
    [InlineData("\"\u0080\"", 1, 1)]
    [InlineData("\"a\u00FFb\"", 2, 1)]
    [InlineData("\"\u00C0\u00AF\"", 1, 1)]
    [InlineData("\"\u00C3\"", 1, 1)]
    [InlineData("\"\u00C3\u00A9\u00C3", 3, 1)]
    [InlineData("\"\u00E2\u0082\"", 1, 2)]
    [InlineData("\"\u00ED\u00A0\u0080\"", 1, 1)]
    [InlineData("\"\u00F0\u009F\u0098\"", 1, 3)]
    [InlineData("\"\u00F4\u0090\u0080\u0080\"", 1, 1)]
    [InlineData("\"\\\u00FF\"", 2, 1)]
    [InlineData("{\"\u00E9\":1}", 2, 1)]
    [InlineData("[\u00FF]", 1, 1)]
    [InlineData("[1 \u00E2\u0082", 3, 2)]
    [InlineData("{} \u00A0", 3, 1)]
    [InlineData("{\u00FE\u00FF", 1, 1)]
    public void BytesThatAreNotUtf8_FailOverTheMaximalSubpart(string line, int offset, int length) =>
        AssertFails(line, JsonError.InvalidUtf8, offset, length);

    [Theory]
    [InlineData("01", 0, 2)]
    [InlineData("[-01.5]", 1, 5)]
    [InlineData("-", 0, 1)]
    [InlineData("[-]", 1, 1)]
    [InlineData("1.", 0, 2)]
    [InlineData("[1.e5,2]", 1, 4)]
    [InlineData("1e", 0, 2)]
    [InlineData("1E+", 0, 3)]
    [InlineData("{\"a\":0x1F}", 5, 4)]
    [InlineData("1_000", 0, 5)]
    [InlineData("1.2.3", 0, 5)]
    [InlineData("-Infinity", 0, 9)]
    [InlineData("[2024-01-02]", 1, 10)]
    [InlineData("1a", 0, 2)]
    [InlineData("0e+-1", 0, 5)]
    public void BrokenNumber_FailsOverTheWholeRun(string line, int offset, int length) =>
        AssertFails(line, JsonError.InvalidNumber, offset, length);

    [Theory]
    [InlineData("True", 0, 4)]
    [InlineData("[nul]", 1, 3)]
    [InlineData("{\"a\":NaN}", 5, 3)]
    [InlineData("truefalse", 0, 9)]
    [InlineData("null0", 0, 5)]
    [InlineData("[undefined,1]", 1, 9)]
    [InlineData("{\"a\":hello world}", 5, 5)]
    [InlineData("Infinity", 0, 8)]
    public void BareWord_FailsOverTheWholeWord(string line, int offset, int length) =>
        AssertFails(line, JsonError.InvalidLiteral, offset, length);

    [Theory]
    [InlineData("'a'", nameof(JsonError.ExpectedValue), 0, 1)]
    [InlineData("[,1]", nameof(JsonError.ExpectedValue), 1, 1)]
    [InlineData("[1,,2]", nameof(JsonError.ExpectedValue), 3, 1)]
    [InlineData("{\"a\":}", nameof(JsonError.ExpectedValue), 5, 1)]
    [InlineData("{\"a\"::1}", nameof(JsonError.ExpectedValue), 5, 1)]
    [InlineData("+1", nameof(JsonError.ExpectedValue), 0, 1)]
    [InlineData("[.5]", nameof(JsonError.ExpectedValue), 1, 1)]
    [InlineData("[\u00E2\u0080\u009Ca\u00E2\u0080\u009D]", nameof(JsonError.ExpectedValue), 1, 3)]
    [InlineData("\0", nameof(JsonError.ExpectedValue), 0, 1)]
    [InlineData("/* a */ 1", nameof(JsonError.ExpectedValue), 0, 1)]
    [InlineData("]", nameof(JsonError.ExpectedValue), 0, 1)]
    [InlineData("{a:1}", nameof(JsonError.ExpectedKey), 1, 1)]
    [InlineData("{'a':1}", nameof(JsonError.ExpectedKey), 1, 1)]
    [InlineData("{\"a\":1, 2:3}", nameof(JsonError.ExpectedKey), 8, 1)]
    [InlineData("{,}", nameof(JsonError.ExpectedKey), 1, 1)]
    [InlineData("{\u00E4:1}", nameof(JsonError.InvalidUtf8), 1, 1)]
    [InlineData("{\u00C3\u00A4:1}", nameof(JsonError.ExpectedKey), 1, 2)]
    [InlineData("{\"a\" 1}", nameof(JsonError.ExpectedColon), 5, 1)]
    [InlineData("{\"a\"}", nameof(JsonError.ExpectedColon), 4, 1)]
    [InlineData("{\"a\",\"b\"}", nameof(JsonError.ExpectedColon), 4, 1)]
    [InlineData("{\"a\"\u00EF\u00BC\u009A1}", nameof(JsonError.ExpectedColon), 4, 3)]
    [InlineData("[1 2]", nameof(JsonError.ExpectedCommaOrEnd), 3, 1)]
    [InlineData("{\"a\":1 \"b\":2}", nameof(JsonError.ExpectedCommaOrEnd), 7, 1)]
    [InlineData("{\"a\":\"He said \"no\"\"}", nameof(JsonError.ExpectedCommaOrEnd), 15, 1)]
    [InlineData("[1;2]", nameof(JsonError.ExpectedCommaOrEnd), 2, 1)]
    [InlineData("[true\u00E3\u0080\u0081false]", nameof(JsonError.ExpectedCommaOrEnd), 5, 3)]
    public void ByteOutOfPlace_FailsOverItsCharacter(string line, string error, int offset, int length) =>
        AssertFails(line, Enum.Parse<JsonError>(error), offset, length);

    [Theory]
    [InlineData("[1,]", nameof(JsonError.TrailingComma), 2, 1)]
    [InlineData("[1, ]", nameof(JsonError.TrailingComma), 2, 1)]
    [InlineData("{\"a\":1 ,\t\n}", nameof(JsonError.TrailingComma), 7, 1)]
    [InlineData("{\"a\":[1],}", nameof(JsonError.TrailingComma), 8, 1)]
    [InlineData("{\"a\":1,]", nameof(JsonError.TrailingComma), 6, 1)]
    [InlineData("[1}", nameof(JsonError.MismatchedEnd), 2, 1)]
    [InlineData("{\"a\":1]", nameof(JsonError.MismatchedEnd), 6, 1)]
    [InlineData("[{\"a\":[]]}", nameof(JsonError.MismatchedEnd), 8, 1)]
    [InlineData("{} {}", nameof(JsonError.TrailingData), 3, 1)]
    [InlineData("{}}", nameof(JsonError.TrailingData), 2, 1)]
    [InlineData("1 2", nameof(JsonError.TrailingData), 2, 1)]
    [InlineData("[],", nameof(JsonError.TrailingData), 2, 1)]
    [InlineData("\"a\"b", nameof(JsonError.TrailingData), 3, 1)]
    [InlineData("null\u00C2\u00A0", nameof(JsonError.TrailingData), 4, 2)]
    [InlineData("{}\0", nameof(JsonError.TrailingData), 2, 1)]
    [InlineData("\u00EF\u00BB\u00BF{}", nameof(JsonError.ByteOrderMark), 0, 3)]
    [InlineData("[1,\u00EF\u00BB\u00BF2]", nameof(JsonError.ByteOrderMark), 3, 3)]
    [InlineData("{}\u00EF\u00BB\u00BF", nameof(JsonError.ByteOrderMark), 2, 3)]
    [InlineData("{\u00EF\u00BB\u00BF\"a\":1}", nameof(JsonError.ByteOrderMark), 1, 3)]
    public void WrongEnd_FailsAtTheFirstByteThatIsTooMuch(string line, string error, int offset, int length) =>
        AssertFails(line, Enum.Parse<JsonError>(error), offset, length);

    [Theory]
    [InlineData("[[[]]]", 2, 2)]
    [InlineData("{\"a\":[{}]}", 2, 6)]
    [InlineData("[1,[2],[[3]]]", 2, 8)]
    public void OneContainerTooMany_FailsAtItsBracket(string line, int maxDepth, int offset)
    {
        LineScan scan = LineScan.Of(LineScan.Bytes(line), maxDepth);
        Assert.Equal((JsonError.TooDeep, offset, 1), (scan.Error, scan.Offset, scan.Length));
    }

    [Fact]
    public void EveryControlCharacter_IsRefusedInAString()
    {
        for (int c = 0; c < 0x20; c++) AssertFails($"\"{(char)c}\"", JsonError.ControlCharacter, 1, 1);
        Assert.Equal(JsonError.None, LineScan.Of("\"\u007F\""u8).Error);
    }

    [Fact]
    public void EveryByteAfterABackslash_IsAnEscapeOnlyWhenRfc8259NamesIt()
    {
        for (int c = 0; c < 0x80; c++)
        {
            JsonError expected = "\"\\/bfnrt".Contains((char)c) ? JsonError.None
                : c == 'u' ? JsonError.InvalidUnicodeEscape : JsonError.InvalidEscape;
            Assert.Equal(expected, LineScan.Of(LineScan.Bytes($"\"\\{(char)c} \"")).Error);
        }
    }

    [Fact]
    public void EveryByteAtTheStart_IsAValueOnlyWhenRfc8259NamesIt()
    {
        for (int c = 0; c < 0x80; c++)
        {
            JsonError error = LineScan.Of([(byte)c, (byte)' ', (byte)'0']).Error;
            bool space = c is ' ' or '\t' or '\r' or '\n', digit = c is >= '0' and <= '9';
            Assert.True((error == JsonError.None) == space, $"0x{c:X2}: {error}");
            Assert.True((error == JsonError.TrailingData) == digit, $"0x{c:X2}: {error}");
        }
    }

    [Fact]
    public void EveryError_HasAText()
    {
        // The two left out have rules, and so messages, of their own.
        string[] texts =
        [
            .. Enum.GetValues<JsonError>()
                .Where(e => e is not (JsonError.None or JsonError.InvalidUtf8 or JsonError.TooDeep))
                .Select(e => JsonErrorText.Create(e, "x")),
        ];
        Assert.DoesNotContain(JsonErrorText.Create(JsonError.None, "x"), texts);
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    private static void AssertFails(string line, JsonError error, int offset, int length)
    {
        LineScan scan = LineScan.Of(LineScan.Bytes(line));
        Assert.Equal((error, offset, length), (scan.Error, scan.Offset, scan.Length));
    }
}
