using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI0009: lines end with LF or CR LF. A CR alone is JSON white space, so that records run together.</summary>
static class LinesMustEndWithLineFeed
{
    /// <summary>Reports the first CR that stands between a whole object and the brace of the next.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool Check(in Utf8JsonScanner scanner, ref RuleContext context)
    {
        ReadOnlySpan<byte> line = context.Line;
        if (scanner.Error != JsonError.TrailingData || line[scanner.ErrorOffset] != (byte)'{') return false;
        int start = LineShape.LastByte(line.Slice(0, scanner.ErrorOffset)) + 1;
        int carriageReturn = line.Slice(start, scanner.ErrorOffset - start).IndexOf((byte)'\r');
        if (carriageReturn < 0 || line[start - 1] != (byte)'}') return false;
        context.Report(RuleId.LinesMustEndWithLineFeed, start + carriageReturn, 1);
        return true;
    }
}
