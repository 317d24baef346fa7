using System;
using System.Buffers.Binary;

namespace Phi3Data.Json;

/// <summary>Well-formed UTF-8 sequences of two to four bytes (Unicode, table 3-7).</summary>
static class Utf8Sequence
{
    /// <summary>Measures the sequence that starts at <paramref name="position"/> with a byte of 0x80 or above.</summary>
    /// <param name="text">Bytes of any kind.</param>
    /// <param name="position">0-based index of the sequence's first byte.</param>
    /// <param name="badLength">
    /// 0 when the sequence is well-formed; else the length in bytes, 1 to 3, of the ill-formed maximal
    /// subpart (Unicode §3.9), which a decoder would replace by one U+FFFD.
    /// </param>
    /// <returns>2, 3 or 4 when well-formed; else 0.</returns>
    public static int Measure(ReadOnlySpan<byte> text, int position, out int badLength)
    {
        byte first = text[position];
        int length;
        byte low = 0x80, high = 0xBF;
        if (first < 0xC2)
        {
            badLength = 1;
            return 0;
        }
        if (first < 0xE0) length = 2;
        else if (first < 0xF0)
        {
            length = 3;
            if (first == 0xE0) low = 0xA0;
            else if (first == 0xED) high = 0x9F;
        }
        else if (first < 0xF5)
        {
            length = 4;
            if (first == 0xF0) low = 0x90;
            else if (first == 0xF4) high = 0x8F;
        }
        else
        {
            badLength = 1;
            return 0;
        }
        for (int i = 1; i < length; i++)
        {
            if ((uint)(position + i) >= (uint)text.Length || text[position + i] < low || text[position + i] > high)
            {
                badLength = i;
                return 0;
            }
            low = 0x80;
            high = 0xBF;
        }
        badLength = 0;
        return length;
    }

    /// <summary>
    /// Whether a well-formed sequence of three bytes starts at <paramref name="position"/>. Looks at four bytes at once, so
    /// it says no of a sequence that ends the text.
    /// </summary>
    public static bool IsThreeBytes(ReadOnlySpan<byte> text, int position)
    {
        if (position > text.Length - 4) return false;
        uint bytes = BinaryPrimitives.ReadUInt32LittleEndian(text.Slice(position));
        if ((bytes & 0x00C0C0F0) != 0x008080E0) return false;
        // The low half of the first byte and bit 5 of the second: E0 without it is overlong, ED with it a surrogate.
        return (bytes & 0x0000200F) is not 0 and not 0x0000200D;
    }

    /// <summary>Finds the first byte of the first ill-formed sequence.</summary>
    /// <param name="text">Bytes of any kind.</param>
    /// <returns>Its 0-based index, or -1 when all of <paramref name="text"/> is UTF-8.</returns>
    public static int IndexOfInvalid(ReadOnlySpan<byte> text)
    {
#if NET
        if (System.Text.Unicode.Utf8.IsValid(text)) return -1;
#endif
        for (int i = 0; i < text.Length;)
        {
            if (text[i] < 0x80)
            {
                i++;
                continue;
            }
            int length = Measure(text, i, out _);
            if (length == 0) return i;
            i += length;
        }
        return -1;
    }

    /// <summary>Counts the UTF-16 units that a decoder makes of <paramref name="text"/>.</summary>
    /// <param name="text">Bytes of any kind; an ill-formed maximal subpart counts as one unit (U+FFFD).</param>
    /// <returns>The number of UTF-16 units.</returns>
    public static int CountUtf16(ReadOnlySpan<byte> text)
    {
        int units = 0;
        for (int i = 0; i < text.Length;)
        {
            if (text[i] < 0x80)
            {
                int run = AsciiRun(text.Slice(i));
                i += run;
                units += run;
                continue;
            }
            int length = Measure(text, i, out int bad);
            units += length == 4 ? 2 : 1;
            i += length == 0 ? bad : length;
        }
        return units;
    }

    /// <summary>How many bytes below 0x80 a text that starts with one has at its start, or some of them.</summary>
    private static int AsciiRun(ReadOnlySpan<byte> text)
    {
#if NET
        int run = text.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        return run < 0 ? text.Length : run;
#else
        return 1;
#endif
    }

    /// <summary>The bytes that <see cref="Write"/> writes for a code point, 1 to 4.</summary>
    public static int LengthOf(int codePoint) => codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;

    /// <summary>Writes a code point, surrogates included, in UTF-8's bit layout.</summary>
    /// <param name="codePoint">0 to 0x10FFFF.</param>
    /// <param name="destination">At least 4 bytes.</param>
    /// <returns>The number of bytes written, 1 to 4.</returns>
    public static int Write(int codePoint, Span<byte> destination)
    {
        if (codePoint < 0x80)
        {
            destination[0] = (byte)codePoint;
            return 1;
        }
        if (codePoint < 0x800)
        {
            destination[0] = (byte)(0xC0 | codePoint >> 6);
            destination[1] = (byte)(0x80 | codePoint & 0x3F);
            return 2;
        }
        if (codePoint < 0x10000)
        {
            destination[0] = (byte)(0xE0 | codePoint >> 12);
            destination[1] = (byte)(0x80 | codePoint >> 6 & 0x3F);
            destination[2] = (byte)(0x80 | codePoint & 0x3F);
            return 3;
        }
        destination[0] = (byte)(0xF0 | codePoint >> 18);
        destination[1] = (byte)(0x80 | codePoint >> 12 & 0x3F);
        destination[2] = (byte)(0x80 | codePoint >> 6 & 0x3F);
        destination[3] = (byte)(0x80 | codePoint & 0x3F);
        return 4;
    }
}
