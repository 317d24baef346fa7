namespace Phi3Data.Rules;

/// <summary>PHI5002: no record stands in the dataset twice.</summary>
static class RecordsMustBeUnique
{
    /// <summary>Reports a record that the deduplicator has seen before.</summary>
    public static void Report(long lineNumber, int lineLength, FindingBuffer findings) =>
        findings.Add(RuleId.RecordsMustBeUnique, lineNumber, 0, lineLength, 0, 0);
}
