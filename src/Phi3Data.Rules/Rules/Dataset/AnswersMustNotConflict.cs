namespace Phi3Data.Rules;

/// <summary>PHI5015: the same conversation up to the last answer has one answer.</summary>
static class AnswersMustNotConflict
{
    /// <summary>Reports a record whose answer is not that of the first record with the same prompt.</summary>
    /// <param name="line">1-based line of the record.</param>
    /// <param name="length">Length of that line in bytes.</param>
    /// <param name="firstLine">1-based line of the first record with the prompt.</param>
    /// <param name="findings">Where the finding goes.</param>
    public static void Report(long line, int length, long firstLine, FindingBuffer findings) =>
        findings.Add(RuleId.AnswersMustNotConflict, line, 0, length, firstLine, 0);
}
