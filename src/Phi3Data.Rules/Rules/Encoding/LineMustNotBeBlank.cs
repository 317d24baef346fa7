using System;

namespace Phi3Data.Rules;

/// <summary>PHI0006: a line holds a record.</summary>
static class LineMustNotBeBlank
{
    /// <summary>Reports a line of nothing but JSON white space.</summary>
    /// <returns>Whether the line is blank.</returns>
    public static bool Check(ref RuleContext context)
    {
        ReadOnlySpan<byte> line = context.Line;
        int i = 0;
        while (i < line.Length && line[i] is (byte)' ' or (byte)'\t' or (byte)'\r') i++;
        if (i < line.Length) return false;
        context.Report(RuleId.LineMustNotBeBlank, 0, 0);
        return true;
    }
}
