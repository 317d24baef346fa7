namespace Phi3Data.Rules;

/// <summary>PHI0007: a file holds at least one line that is not blank.</summary>
static class FileMustNotBeEmpty
{
    /// <summary>Reports a file that has come to its end without.</summary>
    public static void Check(bool hasRecord, FindingBuffer findings)
    {
        if (!hasRecord) findings.Add(RuleId.FileMustNotBeEmpty, 0, 0, 0, 0, 0);
    }
}
