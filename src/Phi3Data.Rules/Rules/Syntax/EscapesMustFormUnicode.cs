using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI1004: surrogate escapes come in pairs, high then low (RFC 8259 §8.2).</summary>
static class EscapesMustFormUnicode
{
    private const int EscapeLength = 6;

    /// <summary>Reports the first lone surrogate of the string just read.</summary>
    public static void Check(in Utf8JsonScanner scanner, ref RuleContext context) =>
        context.Report(RuleId.EscapesMustFormUnicode, scanner.LoneSurrogate, EscapeLength);
}
