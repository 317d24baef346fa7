using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI1003: no object has the same key twice, at any depth; escaped or not, what the key decodes to counts.</summary>
static class KeysMustBeUnique
{
    /// <summary>Reports the key just read, which the scanner has marked as a duplicate.</summary>
    public static void Check(in Utf8JsonScanner scanner, ref RuleContext context) =>
        context.Report(RuleId.KeysMustBeUnique, scanner.Start, scanner.Length);
}
