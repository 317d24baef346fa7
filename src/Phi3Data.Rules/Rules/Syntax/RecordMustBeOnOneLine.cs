using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI1007: a record stands on one line.</summary>
static class RecordMustBeOnOneLine
{
    /// <summary>Reports a line that looks like a piece of pretty-printed JSON.</summary>
    /// <returns>
    /// Whether it does: the line is one bracket alone, starts with a closing bracket, starts with a key, or ends right behind
    /// a comma or an opening bracket with containers open. A line cut elsewhere is left to PHI1001.
    /// </returns>
    public static bool Check(in Utf8JsonScanner scanner, ref RuleContext context)
    {
        ReadOnlySpan<byte> line = context.Line;
        int first = LineShape.FirstByte(line), last = LineShape.LastByte(line);
        bool piece = LineShape.IsBracketAlone(line)
            || line[first] is (byte)'}' or (byte)']'
            || IsMember(line, first, scanner)
            || (scanner.Error == JsonError.UnexpectedEnd && line[last] is (byte)',' or (byte)'{' or (byte)'[');
        if (!piece) return false;
        context.Report(RuleId.RecordMustBeOnOneLine, first, last + 1 - first);
        return true;
    }

    /// <summary>Whether the line starts with a string and a colon: the scanner then stops at the colon.</summary>
    private static bool IsMember(ReadOnlySpan<byte> line, int first, in Utf8JsonScanner scanner) =>
        line[first] == (byte)'"' && scanner.Error == JsonError.TrailingData && line[scanner.ErrorOffset] == (byte)':';
}
