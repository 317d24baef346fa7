namespace Phi3Data.Rules;

/// <summary>PHI5002: no record stands in the dataset twice.</summary>
static class RecordsMustBeUnique
{
    /// <summary>Reports a record that was there before.</summary>
    /// <param name="line">1-based line of the record.</param>
    /// <param name="length">Length of that line in bytes.</param>
    /// <param name="firstLine">1-based line of the first record that is the same; 0 when it is not known.</param>
    /// <param name="findings">Where the finding goes.</param>
    public static void Report(long line, int length, long firstLine, FindingBuffer findings) =>
        findings.Add(RuleId.RecordsMustBeUnique, line, 0, length, firstLine, 0);
}
