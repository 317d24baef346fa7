using System;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck.Xunit;
using Phi3Data.Authoring;
using Xunit;

namespace Phi3Data.Tests;

public class JsonEscaperTests
{
    [Fact]
    public void EachCodePoint_IsReadBackAsItself()
    {
        // Each of the scripts in daily use, then every 97th.
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint += codePoint < 0x3000 ? 1 : 97)
        {
            if (codePoint is >= 0xD800 and <= 0xDFFF) continue;
            string text = char.ConvertFromUtf32(codePoint);
            byte[] json = Write(buffer => JsonEscaper.Append(buffer, text));
            Assert.Equal(json, Write(buffer => JsonEscaper.Append(buffer, Encoding.UTF8.GetBytes(text))));
            bool escaped = json.Length != Encoding.UTF8.GetByteCount(text) + 2;
            Assert.Equal(codePoint < 0x20 || text is "\"" or "\\", escaped);
            var reader = new Utf8JsonReader(json);
            Assert.True(reader.Read());
            Assert.Equal(text, reader.GetString());
        }
    }

    [Property(MaxTest = 2000)]
    public void Text_IsWrittenAsTheRelaxedEncoderDoes_ButForWhatNeedsNoEscape(string? text)
    {
        text = string.Concat((text ?? "").EnumerateRunes());
        byte[] json = Write(buffer => JsonEscaper.Append(buffer, text));
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal(text, document.RootElement.GetString());
        string ours = Encoding.UTF8.GetString(json);
        if (ours.AsSpan().ContainsAnyExceptInRange(' ', '~')) return;
        // The framework writes a quote as a number escape, all else in ASCII as we do.
        Assert.Equal(JsonSerializer.Serialize(text, Relaxed).Replace("\\u0022", "\\\""), ours, ignoreCase: true);
    }

    [Fact]
    public void HalfOfASurrogatePair_IsRefusedWithItsIndex()
    {
        Assert.Contains("index 2 ", Refused("ab\uD83D"));
        Assert.Contains("index 1 ", Refused("\n\uDE00x"));
        Assert.Contains("index 0 ", Refused("\uD83Da"));

        static string Refused(string text) =>
            Assert.Throws<ArgumentException>(() => Write(buffer => JsonEscaper.Append(buffer, text))).Message;
    }

    [Fact]
    public void BytesThatAreNotUtf8_AreRefusedWithTheirIndex()
    {
        var error = Assert.Throws<ArgumentException>(() => Write(buffer => JsonEscaper.Append(buffer, [0x61, 0xFF])));
        Assert.Contains("index 1 ", error.Message);
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static byte[] Write(Action<Utf8Buffer> write)
    {
        var buffer = new Utf8Buffer();
        buffer.Write("\""u8);
        write(buffer);
        buffer.Write("\""u8);
        return buffer.Span.ToArray();
    }
}
