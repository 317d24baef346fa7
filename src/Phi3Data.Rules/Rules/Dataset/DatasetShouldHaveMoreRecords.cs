namespace Phi3Data.Rules;

/// <summary>PHI5004: a dataset has as many valid records as are advised to start with.</summary>
static class DatasetShouldHaveMoreRecords
{
    /// <summary>
    /// Reports a dataset that has fewer, but as many as it must: below <see cref="RuleOptions.MinRecords"/> PHI5001 says more.
    /// A minimum of 0, no check of the number, turns this off, too.
    /// </summary>
    public static void Check(long validRecords, RuleOptions options, FindingBuffer findings)
    {
        long advised = options.GetLimit(Limit.AdvisedRecords);
        if (options.MinRecords > 0 && validRecords >= options.MinRecords && validRecords < advised)
            findings.Add(RuleId.DatasetShouldHaveMoreRecords, 0, 0, 0, validRecords, advised);
    }
}
