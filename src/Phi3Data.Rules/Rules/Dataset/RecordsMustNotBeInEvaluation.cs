namespace Phi3Data.Rules;

/// <summary>PHI5024: no training record has a prompt, or a long run of words, in common with the evaluation data.</summary>
static class RecordsMustNotBeInEvaluation
{
    /// <summary>Reports a record that stands in the evaluation data.</summary>
    /// <param name="line">1-based line.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="evaluationLine">1-based line of the evaluation record.</param>
    /// <param name="words">Number of words in a row that they have in common; 0 for the whole prompt.</param>
    /// <param name="findings">Takes the finding.</param>
    public static void Report(long line, int length, long evaluationLine, int words, FindingBuffer findings) =>
        findings.Add(RuleId.RecordsMustNotBeInEvaluation, line, 0, length, evaluationLine, words);
}
