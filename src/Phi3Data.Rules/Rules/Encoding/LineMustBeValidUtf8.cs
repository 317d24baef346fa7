using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI0001: a line is UTF-8 (Unicode, table 3-7).</summary>
static class LineMustBeValidUtf8
{
    /// <summary>Reports a scanner's error if it is one of encoding.</summary>
    /// <returns>Whether it was.</returns>
    public static bool Check(in Utf8JsonScanner scanner, ref RuleContext context)
    {
        if (scanner.Error != JsonError.InvalidUtf8) return false;
        context.Report(RuleId.LineMustBeValidUtf8, scanner.ErrorOffset, scanner.ErrorLength);
        return true;
    }
}
