using System;

namespace Phi3Data.Rules;

/// <summary>What a line looks like from outside, for telling one kind of broken line from another.</summary>
static class LineShape
{
    /// <summary>0-based offset of the first byte that is no white space; the line's length when there is none.</summary>
    public static int FirstByte(ReadOnlySpan<byte> line)
    {
        int i = 0;
        while (i < line.Length && IsWhiteSpace(line[i])) i++;
        return i;
    }

    /// <summary>0-based offset of the last byte that is no white space; -1 when there is none.</summary>
    public static int LastByte(ReadOnlySpan<byte> line)
    {
        int i = line.Length - 1;
        while (i >= 0 && IsWhiteSpace(line[i])) i--;
        return i;
    }

    /// <summary>Whether the line is a single opening bracket or brace, with white space around.</summary>
    public static bool IsBracketAlone(ReadOnlySpan<byte> line)
    {
        int first = FirstByte(line);
        return first == LastByte(line) && line[first] is (byte)'{' or (byte)'[';
    }

    private static bool IsWhiteSpace(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r';
}
