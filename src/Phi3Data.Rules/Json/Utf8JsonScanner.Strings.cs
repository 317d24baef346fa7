using System;
#if NET
using System.Buffers;
#endif

namespace Phi3Data.Json;

ref partial struct Utf8JsonScanner
{
#if NET
    /// <summary>Bytes at which a run of plain ASCII ends: controls, quote, backslash, and all from 0x80.</summary>
    private static readonly SearchValues<byte> Stops = SearchValues.Create(StopBytes());

    private static byte[] StopBytes()
    {
        byte[] stops = new byte[0x20 + 2 + 0x80];
        int n = 0;
        for (int i = 0; i < 256; i++)
        {
            if (i is < 0x20 or '"' or '\\' or >= 0x80) stops[n++] = (byte)i;
        }
        return stops;
    }
#endif

    /// <summary>Reads the string whose opening quote is at the current position.</summary>
    /// <returns>False when it is broken; <see cref="Token"/> is then <see cref="JsonToken.Error"/>.</returns>
    private bool ReadString()
    {
        int start = position;
        int i = start + 1;
        IsEscaped = false;
        LoneSurrogate = -1;
        while (true)
        {
            i = SkipPlain(i);
            if (i >= line.Length) return FailString(JsonError.UnterminatedString, line.Length, 0);
            byte c = line[i];
            if (c == (byte)'"')
            {
                position = i + 1;
                Start = start;
                Length = position - start;
                return true;
            }
            if (c == (byte)'\\')
            {
                IsEscaped = true;
                if (!ReadEscape(ref i)) return false;
            }
            else if (c < 0x20)
            {
                return FailString(JsonError.ControlCharacter, i, 1);
            }
            else
            {
                // Non-ASCII text comes in runs: stay here until it ends.
                do
                {
                    int length = Utf8Sequence.Measure(line, i, out int bad);
                    if (length == 0) return FailString(JsonError.InvalidUtf8, i, bad);
                    i += length;
                }
                while (i < line.Length && line[i] >= 0x80);
            }
        }
    }

    private readonly int SkipPlain(int i)
    {
#if NET
        int run = line.Slice(i).IndexOfAny(Stops);
        return run < 0 ? line.Length : i + run;
#else
        while (i < line.Length && line[i] is >= 0x20 and < 0x80 and not (byte)'"' and not (byte)'\\') i++;
        return i;
#endif
    }

    /// <summary>Reads the escape whose backslash is at <paramref name="i"/>, and moves behind it.</summary>
    private bool ReadEscape(ref int i)
    {
        if (i + 1 >= line.Length) return FailString(JsonError.UnterminatedString, line.Length, 0);
        byte letter = line[i + 1];
        if (letter is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'n' or (byte)'t' or (byte)'r' or (byte)'b' or (byte)'f')
        {
            i += 2;
            return true;
        }
        if (letter != (byte)'u')
        {
            // A multi-byte character after the backslash belongs to the fault whole, if it is one.
            int bad = 0;
            int length = letter < 0x80 ? 1 : Utf8Sequence.Measure(line, i + 1, out bad);
            return length == 0
                ? FailString(JsonError.InvalidUtf8, i + 1, bad)
                : FailString(JsonError.InvalidEscape, i, 1 + length);
        }
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
            if (paired) i += 6;
            else if (LoneSurrogate < 0) LoneSurrogate = i;
        }
        i += 6;
        return true;
    }

    private bool FailString(JsonError error, int offset, int length)
    {
        Fail(error, offset, length);
        return false;
    }
}
