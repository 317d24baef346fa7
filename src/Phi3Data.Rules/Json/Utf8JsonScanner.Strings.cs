using System;
#if NET
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace Phi3Data.Json;

ref partial struct Utf8JsonScanner
{
    /// <summary>Reads the string whose opening quote is at the current position.</summary>
    /// <returns>False when it is broken; <see cref="Token"/> is then <see cref="JsonToken.Error"/>.</returns>
    private bool ReadString()
    {
        IsEscaped = false;
        LoneSurrogate = -1;
        int i = SkipPlain(position + 1);
        while (i < line.Length && line[i] != (byte)'"')
        {
            if (line[i] == (byte)'\\') i = ReadEscape(i);
            else if (line[i] >= 0x80) i = ReadUtf8(i);
            else i = FailString(JsonError.ControlCharacter, i, 1);
            if (i < 0) return false;
            i = SkipPlain(i);
        }
        if (i >= line.Length)
        {
            Fail(JsonError.UnterminatedString, line.Length, 0);
            return false;
        }
        Start = position;
        Length = i + 1 - position;
        position = i + 1;
        return true;
    }

    /// <summary>The end of the run of plain ASCII at <paramref name="i"/>: a control, a quote, a backslash or a byte from 0x80.</summary>
    private readonly int SkipPlain(int i)
    {
#if NET
        // Runs are short, 11 bytes in source code, 80 in prose: SearchValues costs more to call than such a run to scan.
        ref byte first = ref MemoryMarshal.GetReference(line);
        for (; i <= line.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref first, (nuint)i);
            // With a sign, bytes from 0x80 are negative: one comparison finds them and the controls.
            Vector128<byte> stops = Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)0x20)).AsByte()
                | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));
            uint mask = stops.ExtractMostSignificantBits();
            if (mask != 0) return i + BitOperations.TrailingZeroCount(mask);
        }
#endif
        while (i < line.Length && line[i] is >= 0x20 and < 0x80 and not (byte)'"' and not (byte)'\\') i++;
        return i;
    }

    /// <summary>Reads the run of non-ASCII text at <paramref name="i"/>.</summary>
    /// <returns>The offset behind it, or -1 when it is not UTF-8.</returns>
    private int ReadUtf8(int i)
    {
        do
        {
            // Chinese, Japanese and Korean are runs of three-byte sequences; the others are measured one by one.
            while (Utf8Sequence.IsThreeBytes(line, i)) i += 3;
            if (i >= line.Length || line[i] < 0x80) break;
            int length = Utf8Sequence.Measure(line, i, out int bad);
            if (length == 0) return FailString(JsonError.InvalidUtf8, i, bad);
            i += length;
        }
        while (i < line.Length && line[i] >= 0x80);
        return i;
    }

    /// <summary>Reads the escape whose backslash is at <paramref name="i"/>.</summary>
    /// <returns>The offset behind it, or -1 when it is none.</returns>
    private int ReadEscape(int i)
    {
        IsEscaped = true;
        if (i + 1 >= line.Length) return FailString(JsonError.UnterminatedString, line.Length, 0);
        byte letter = line[i + 1];
        if (IsSimpleEscape(letter)) return i + 2;
        return letter == (byte)'u' ? ReadUnicodeEscape(i) : FailEscape(i);
    }

    /// <summary>Whether a letter makes an escape of two bytes. Two words of bits: which letter comes next, no CPU can guess.</summary>
    private static bool IsSimpleEscape(byte letter)
    {
        const ulong below64 = 1UL << '"' | 1UL << '/';
        const ulong from64 = 1UL << ('\\' - 64) | 1UL << ('b' - 64) | 1UL << ('f' - 64) | 1UL << ('n' - 64)
            | 1UL << ('r' - 64) | 1UL << ('t' - 64);
        return letter < 128 && ((letter < 64 ? below64 : from64) >> (letter & 63) & 1) != 0;
    }

    /// <summary>As <see cref="ReadEscape"/>, for <c>\u</c>. A surrogate pair is read as one.</summary>
    private int ReadUnicodeEscape(int i)
    {
        int unit = JsonString.Hex4(line, i + 2);
        if (unit < 0)
        {
            int end = i + 2;
            while (end < line.Length && end < i + 6 && JsonString.Hex(line[end]) >= 0) end++;
            return FailString(JsonError.InvalidUnicodeEscape, i, end - i);
        }
        if ((unit & 0xF800) == 0xD800)
        {
            bool paired = (unit & 0xFC00) == 0xD800 && i + 12 <= line.Length
                && line[i + 6] == (byte)'\\' && line[i + 7] == (byte)'u'
                && (JsonString.Hex4(line, i + 8) & 0xFFFFFC00) == 0xDC00;
            if (paired) return i + 12;
            if (LoneSurrogate < 0) LoneSurrogate = i;
        }
        return i + 6;
    }

    private int FailEscape(int i)
    {
        // A multi-byte character after the backslash belongs to the fault whole, if it is one.
        int bad = 0;
        int length = line[i + 1] < 0x80 ? 1 : Utf8Sequence.Measure(line, i + 1, out bad);
        return length == 0
            ? FailString(JsonError.InvalidUtf8, i + 1, bad)
            : FailString(JsonError.InvalidEscape, i, 1 + length);
    }

    private int FailString(JsonError error, int offset, int length)
    {
        Fail(error, offset, length);
        return -1;
    }
}
