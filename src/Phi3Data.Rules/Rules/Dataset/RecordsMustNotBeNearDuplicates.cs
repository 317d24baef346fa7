namespace Phi3Data.Rules;

/// <summary>PHI5023: no record is similar to another one.</summary>
static class RecordsMustNotBeNearDuplicates
{
    /// <summary>Reports a record that is like one that is kept.</summary>
    /// <param name="lineNumber">1-based line.</param>
    /// <param name="lineLength">Its length in bytes.</param>
    /// <param name="similarity">Jaccard similarity in ten-thousandths.</param>
    /// <param name="threshold">The similarity in ten-thousandths from which records are near duplicates.</param>
    /// <param name="findings">Takes the finding.</param>
    public static void Report(long lineNumber, int lineLength, long similarity, long threshold, FindingBuffer findings) =>
        findings.Add(RuleId.RecordsMustNotBeNearDuplicates, lineNumber, 0, lineLength, similarity, threshold);
}
