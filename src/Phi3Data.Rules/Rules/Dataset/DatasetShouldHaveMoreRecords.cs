namespace Phi3Data.Rules;

/// <summary>PHI5004: a dataset has at least 50 valid records, what is advised to start with.</summary>
static class DatasetShouldHaveMoreRecords
{
    private const int Advised = 50;

    /// <summary>
    /// Reports a dataset that has fewer, but as many as it must: below <see cref="RuleOptions.MinRecords"/> PHI5001 says more.
    /// A minimum of 0, no check of the number, turns this off, too.
    /// </summary>
    public static void Check(long validRecords, RuleOptions options, FindingBuffer findings)
    {
        if (options.MinRecords > 0 && validRecords >= options.MinRecords && validRecords < Advised)
            findings.Add(RuleId.DatasetShouldHaveMoreRecords, 0, 0, 0, validRecords, Advised);
    }
}
