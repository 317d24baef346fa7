namespace Phi3Data.Rules;

/// <summary>PHI5016: no validation record stands in the training data, nor its prompt.</summary>
static class ValidationMustNotRepeatTraining
{
    /// <summary>Reports a validation record that does.</summary>
    /// <param name="line">1-based line of the record.</param>
    /// <param name="length">Length of that line in bytes.</param>
    /// <param name="trainingLine">1-based line of the training record.</param>
    /// <param name="isWhole">Whether the whole record is the same; else all before the last answer is.</param>
    /// <param name="findings">Where the finding goes.</param>
    public static void Report(long line, int length, long trainingLine, bool isWhole, FindingBuffer findings) =>
        findings.Add(RuleId.ValidationMustNotRepeatTraining, line, 0, length, trainingLine, isWhole ? 1 : 0);
}
