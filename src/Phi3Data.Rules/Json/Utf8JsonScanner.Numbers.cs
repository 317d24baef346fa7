using System;

namespace Phi3Data.Json;

ref partial struct Utf8JsonScanner
{
    /// <summary>Reads a number: minus, integer without leading zero, fraction, exponent (RFC 8259 §6).</summary>
    private JsonToken ReadNumber()
    {
        int start = position;
        int i = start;
        if (line[i] == (byte)'-') i++;
        if (i < line.Length && line[i] == (byte)'0') i++;
        else if (!SkipDigits(ref i)) return FailNumber(start);
        if (i < line.Length && line[i] == (byte)'.')
        {
            i++;
            if (!SkipDigits(ref i)) return FailNumber(start);
        }
        if (i < line.Length && line[i] is (byte)'e' or (byte)'E')
        {
            i++;
            if (i < line.Length && line[i] is (byte)'+' or (byte)'-') i++;
            if (!SkipDigits(ref i)) return FailNumber(start);
        }
        if (i < line.Length && IsNumberLike(line[i])) return FailNumber(start);
        position = i;
        Value(JsonToken.Number);
        return Found(JsonToken.Number, start);
    }

    private JsonToken ReadLiteral(ReadOnlySpan<byte> word, JsonToken token)
    {
        int start = position;
        int end = start;
        while (end < line.Length && IsWordByte(line[end])) end++;
        if (!line.Slice(start, end - start).SequenceEqual(word))
            return Fail(JsonError.InvalidLiteral, start, end - start);
        position = end;
        Value(token);
        return Found(token, start);
    }

    private readonly bool SkipDigits(ref int i)
    {
        int start = i;
        while (i < line.Length && (uint)(line[i] - '0') < 10) i++;
        return i > start;
    }

    /// <summary>Fails with the whole run that looks like one number, so that the finding shows what was meant.</summary>
    private JsonToken FailNumber(int start)
    {
        int end = start + 1;
        while (end < line.Length && IsNumberLike(line[end])) end++;
        return Fail(JsonError.InvalidNumber, start, end - start);
    }

    private static bool IsNumberLike(byte c) => IsWordByte(c) || c is (byte)'.' or (byte)'+' or (byte)'-';
}
