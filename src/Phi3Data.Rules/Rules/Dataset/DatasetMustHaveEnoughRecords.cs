namespace Phi3Data.Rules;

/// <summary>PHI5001: a dataset has at least <see cref="RuleOptions.MinRecords"/> valid records.</summary>
static class DatasetMustHaveEnoughRecords
{
    /// <summary>Reports a dataset that has fewer. A dataset without any record has findings on its files already.</summary>
    public static void Check(long validRecords, RuleOptions options, FindingBuffer findings)
    {
        if (validRecords < options.MinRecords)
            findings.Add(RuleId.DatasetMustHaveEnoughRecords, 0, 0, 0, validRecords, options.MinRecords);
    }
}
