namespace Phi3Data.Rules;

/// <summary>PHI5001: a dataset has at least <see cref="RuleOptions.MinRecords"/> valid records.</summary>
static class DatasetMustHaveEnoughRecords
{
    /// <summary>Reports a dataset that has fewer. A dataset without any record has findings on its files already.</summary>
    /// <param name="validRecords">Valid records for training.</param>
    /// <param name="isSplitByService">Whether the service takes a part of them away for validation.</param>
    /// <param name="options">The minimum.</param>
    /// <param name="findings">Where the finding goes.</param>
    /// <returns>Whether there are enough.</returns>
    public static bool Check(long validRecords, bool isSplitByService, RuleOptions options, FindingBuffer findings)
    {
        long trained = isSplitByService ? AutomaticSplit.GetTrainingRecords(validRecords) : validRecords;
        if (trained >= options.MinRecords) return true;
        findings.Add(RuleId.DatasetMustHaveEnoughRecords, 0, 0, 0, validRecords, options.MinRecords);
        return false;
    }
}
