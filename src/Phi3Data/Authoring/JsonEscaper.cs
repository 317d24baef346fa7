using System;
using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;
using Phi3Data.Json;

namespace Phi3Data.Authoring;

/// <summary>
/// Writes text as the inside of a JSON string (RFC 8259 §7). Only what must be escaped is: the quote, the backslash and
/// U+0000 to U+001F.
/// </summary>
static class JsonEscaper
{
    private const string MustEscape =
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017"
        + "\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\"\\";

    private static readonly SearchValues<char> EscapedChars = SearchValues.Create(MustEscape);
    private static readonly SearchValues<byte> EscapedBytes = SearchValues.Create(
        System.Text.Encoding.ASCII.GetBytes(MustEscape));

    /// <summary>Appends UTF-16 text.</summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair, which no UTF-8 can say.</exception>
    public static void Append(Utf8Buffer buffer, ReadOnlySpan<char> text)
    {
        int done = 0;
        while (true)
        {
            ReadOnlySpan<char> rest = text[done..];
            int run = rest.IndexOfAny(EscapedChars);
            bool last = run < 0;
            if (last) run = rest.Length;
            // A UTF-16 unit is at most three bytes of UTF-8.
            Span<byte> room = buffer.GetSpan(checked(run * 3));
            OperationStatus status = Utf8.FromUtf16(
                rest[..run], room, out int read, out int written, replaceInvalidSequences: false);
            if (status != OperationStatus.Done)
                throw new ArgumentException(
                    $"The text holds half of a surrogate pair at index {done + read} (UTF-16 units, 0-based), expected Unicode text.");
            buffer.Advance(written);
            if (last) return;
            AppendEscape(buffer, (byte)rest[run]);
            done += run + 1;
        }
    }

    /// <summary>Appends UTF-8 text.</summary>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    public static void Append(Utf8Buffer buffer, ReadOnlySpan<byte> text)
    {
        int bad = Utf8Sequence.IndexOfInvalid(text);
        if (bad >= 0) throw new ArgumentException($"The bytes are not UTF-8 at index {bad} (0-based).");
        while (true)
        {
            int run = text.IndexOfAny(EscapedBytes);
            if (run < 0)
            {
                buffer.Write(text);
                return;
            }
            buffer.Write(text[..run]);
            AppendEscape(buffer, text[run]);
            text = text[(run + 1)..];
        }
    }

    private static void AppendEscape(Utf8Buffer buffer, byte value)
    {
        switch (value)
        {
            case (byte)'"': buffer.Write("\\\""u8); return;
            case (byte)'\\': buffer.Write("\\\\"u8); return;
            case (byte)'\b': buffer.Write("\\b"u8); return;
            case (byte)'\f': buffer.Write("\\f"u8); return;
            case (byte)'\n': buffer.Write("\\n"u8); return;
            case (byte)'\r': buffer.Write("\\r"u8); return;
            case (byte)'\t': buffer.Write("\\t"u8); return;
            default:
                buffer.Write("\\u00"u8);
                Utf8Formatter.TryFormat(value, buffer.GetSpan(2), out int written, new StandardFormat('x', 2));
                buffer.Advance(written);
                return;
        }
    }
}
