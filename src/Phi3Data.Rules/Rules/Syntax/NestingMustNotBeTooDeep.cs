using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI1005: containers do not lie deeper in each other than <see cref="RuleOptions.MaxDepth"/>.</summary>
static class NestingMustNotBeTooDeep
{
    /// <summary>Reports a scanner's error if it is the depth.</summary>
    /// <returns>Whether it was.</returns>
    public static bool Check(in Utf8JsonScanner scanner, ref RuleContext context)
    {
        if (scanner.Error != JsonError.TooDeep) return false;
        context.Report(
            RuleId.NestingMustNotBeTooDeep, scanner.ErrorOffset, scanner.ErrorLength, 0, context.Options.MaxDepth);
        return true;
    }
}
