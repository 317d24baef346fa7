using System;

namespace Phi3Data.Json;

/// <summary>Compares, decodes and measures the raw bytes between the quotes of a JSON string that has been scanned.</summary>
static class JsonString
{
    /// <summary>Decodes the character at <paramref name="position"/> and moves behind it.</summary>
    /// <param name="raw">Bytes between the quotes of a scanned string.</param>
    /// <param name="position">0-based index, below <c>raw.Length</c>.</param>
    /// <returns>A code point; a lone surrogate escape gives the surrogate itself, 0xD800 to 0xDFFF.</returns>
    public static int ReadCodePoint(ReadOnlySpan<byte> raw, ref int position)
    {
        byte first = raw[position];
        if (first == (byte)'\\') return ReadEscape(raw, ref position);
        if (first < 0x80)
        {
            position++;
            return first;
        }
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        int codePoint = first & (0x7F >> length);
        for (int i = 1; i < length; i++) codePoint = codePoint << 6 | raw[position + i] & 0x3F;
        position += length;
        return codePoint;
    }

    /// <summary>Decodes all of <paramref name="raw"/> to UTF-8.</summary>
    /// <param name="raw">Bytes between the quotes of a scanned string.</param>
    /// <param name="destination">At least <c>raw.Length</c> bytes: decoding never lengthens.</param>
    /// <returns>
    /// The number of bytes written. A lone surrogate becomes the three bytes of its own number, which is not UTF-8, so
    /// that different strings stay different.
    /// </returns>
    public static int Unescape(ReadOnlySpan<byte> raw, Span<byte> destination)
    {
        int written = 0;
        for (int i = 0; i < raw.Length;)
        {
            int plain = raw.Slice(i).IndexOf((byte)'\\');
            if (plain < 0) plain = raw.Length - i;
            raw.Slice(i, plain).CopyTo(destination.Slice(written));
            i += plain;
            written += plain;
            if (i < raw.Length) written += Utf8Sequence.Write(ReadEscape(raw, ref i), destination.Slice(written));
        }
        return written;
    }

    /// <summary>Where a byte of the decoded text stands in the text as written.</summary>
    /// <param name="raw">Bytes between the quotes of a scanned string.</param>
    /// <param name="decodedOffset">0-based index of the first byte of a character in what <see cref="Unescape"/> writes.</param>
    public static int RawOffset(ReadOnlySpan<byte> raw, int decodedOffset)
    {
        int position = 0;
        for (int decoded = 0; position < raw.Length && decoded < decodedOffset;)
            decoded += Utf8Sequence.LengthOf(ReadCodePoint(raw, ref position));
        return position;
    }

    /// <summary>Where a byte of the text as written stands in the decoded text: the reverse of <see cref="RawOffset"/>.</summary>
    public static int DecodedOffset(ReadOnlySpan<byte> raw, int rawOffset)
    {
        int decoded = 0;
        for (int position = 0; position < raw.Length && position < rawOffset;)
            decoded += Utf8Sequence.LengthOf(ReadCodePoint(raw, ref position));
        return decoded;
    }

    /// <summary>
    /// Writes <paramref name="raw"/> as the one spelling that all strings of the same text share: quotes, backslashes and
    /// control characters by their shortest escapes, everything else as itself.
    /// </summary>
    /// <param name="raw">Bytes between the quotes of a scanned string.</param>
    /// <param name="destination">At least <c>raw.Length</c> bytes: no character's spelling gets longer.</param>
    /// <returns>The number of bytes written. Lone surrogates are written as by <see cref="Unescape"/>.</returns>
    public static int Canonicalize(ReadOnlySpan<byte> raw, Span<byte> destination)
    {
        int written = 0;
        for (int i = 0; i < raw.Length;)
        {
            int plain = raw.Slice(i).IndexOf((byte)'\\');
            if (plain < 0) plain = raw.Length - i;
            raw.Slice(i, plain).CopyTo(destination.Slice(written));
            i += plain;
            written += plain;
            // Text in which each letter is an escape has one behind the other: no search between them.
            while (i < raw.Length && raw[i] == (byte)'\\')
            {
                int codePoint = raw[i + 1] == (byte)'u' ? ScannedHex4(raw.Slice(i + 2, 4)) : 0;
                if (codePoint < 0x80 || (codePoint & 0xF800) == 0xD800)
                {
                    written += WriteShortest(ReadEscape(raw, ref i), destination.Slice(written));
                    continue;
                }
                i += 6;
                if (codePoint < 0x800) destination[written++] = (byte)(0xC0 | codePoint >> 6);
                else
                {
                    destination[written++] = (byte)(0xE0 | codePoint >> 12);
                    destination[written++] = (byte)(0x80 | codePoint >> 6 & 0x3F);
                }
                destination[written++] = (byte)(0x80 | codePoint & 0x3F);
            }
        }
        return written;
    }

    /// <summary>Reads four digits that are known to be hexadecimal: 9 more than the low bits for letters, whose bit 6 is set.</summary>
    private static int ScannedHex4(ReadOnlySpan<byte> digits) =>
        ScannedHex(digits[0]) << 12 | ScannedHex(digits[1]) << 8 | ScannedHex(digits[2]) << 4 | ScannedHex(digits[3]);

    private static int ScannedHex(byte digit) => (digit & 0xF) + (digit >> 6) * 9;

    private static int WriteShortest(int codePoint, Span<byte> destination)
    {
        int letter = codePoint switch
        {
            '"' or '\\' => codePoint,
            '\b' => 'b',
            '\f' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            < 0x20 => 'u',
            _ => 0,
        };
        if (letter == 0) return Utf8Sequence.Write(codePoint, destination);
        destination[0] = (byte)'\\';
        destination[1] = (byte)letter;
        if (letter != 'u') return 2;
        destination[2] = destination[3] = (byte)'0';
        destination[4] = (byte)('0' + (codePoint >> 4));
        destination[5] = (byte)((codePoint & 0xF) < 10 ? '0' + (codePoint & 0xF) : 'a' + (codePoint & 0xF) - 10);
        return 6;
    }

    /// <summary>Whether two strings decode to the same text.</summary>
    public static bool SameText(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            if (ReadCodePoint(a, ref i) != ReadCodePoint(b, ref j)) return false;
        }
        return i == a.Length && j == b.Length;
    }

    /// <summary>Whether the string decodes to <paramref name="text"/>, which holds no backslash.</summary>
    public static bool Is(ReadOnlySpan<byte> raw, bool escaped, ReadOnlySpan<byte> text) =>
        escaped ? SameText(raw, text) : raw.SequenceEqual(text);

    /// <summary>Whether the string is empty or holds only characters with the Unicode property White_Space.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> raw)
    {
        for (int i = 0; i < raw.Length;)
        {
            if (!IsWhiteSpace(ReadCodePoint(raw, ref i))) return false;
        }
        return true;
    }

    /// <summary>Unicode property White_Space (PropList.txt).</summary>
    private static bool IsWhiteSpace(int codePoint) => codePoint switch
    {
        ' ' or (>= 0x09 and <= 0x0D) => true,
        0x85 or 0xA0 or 0x1680 or (>= 0x2000 and <= 0x200A) => true,
        0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000 => true,
        _ => false,
    };

    private static int ReadEscape(ReadOnlySpan<byte> raw, ref int position)
    {
        byte letter = raw[position + 1];
        if (letter != (byte)'u')
        {
            position += 2;
            return letter switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                _ => letter,
            };
        }
        int unit = Hex4(raw, position + 2);
        position += 6;
        if ((unit & 0xFC00) == 0xD800 && position + 6 <= raw.Length
            && raw[position] == (byte)'\\' && raw[position + 1] == (byte)'u')
        {
            int low = Hex4(raw, position + 2);
            if ((low & 0xFC00) == 0xDC00)
            {
                position += 6;
                return 0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF);
            }
        }
        return unit;
    }

    /// <summary>Reads four hexadecimal digits.</summary>
    /// <returns>0 to 0xFFFF, or -1 when one of the four is missing or no digit.</returns>
    public static int Hex4(ReadOnlySpan<byte> raw, int position)
    {
        if (position + 4 > raw.Length) return -1;
        int value = 0;
        for (int i = 0; i < 4; i++)
        {
            int digit = Hex(raw[position + i]);
            if (digit < 0) return -1;
            value = value << 4 | digit;
        }
        return value;
    }

    /// <summary>The value of a hexadecimal digit, or -1.</summary>
    public static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
