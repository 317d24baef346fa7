namespace Phi3Data.Rules;

/// <summary>PHI0005: a line is not longer than <see cref="RuleOptions.MaxLineBytes"/>. A longer one is passed over unread.</summary>
static class LineMustNotBeTooLong
{
    /// <summary>Reports the line, as soon as the reader knows.</summary>
    public static void Report(long lineNumber, int maxLineBytes, FindingBuffer findings) =>
        findings.Add(RuleId.LineMustNotBeTooLong, lineNumber, 0, 0, 0, maxLineBytes);
}
