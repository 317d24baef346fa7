using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI1001: a line is one JSON value (RFC 8259). Hands faults that have a rule of their own to that rule.</summary>
static class LineMustBeJson
{
    /// <summary>Reports the error at which the scanner stopped.</summary>
    public static void Check(in Utf8JsonScanner scanner, ref RuleContext context)
    {
        if (LineMustBeValidUtf8.Check(scanner, ref context)
            || NestingMustNotBeTooDeep.Check(scanner, ref context)
            || RecordsMustNotBeWrappedInArray.Check(ref context)
            || LinesMustEndWithLineFeed.Check(scanner, ref context)
            || RecordMustBeOnOneLine.Check(scanner, ref context)) return;
        context.Report(RuleId.LineMustBeJson, scanner.ErrorOffset, scanner.ErrorLength, (long)scanner.Error);
    }
}
