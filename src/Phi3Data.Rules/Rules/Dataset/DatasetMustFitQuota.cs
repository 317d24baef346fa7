namespace Phi3Data.Rules;

/// <summary>PHI5007: all files together are no more than a service keeps.</summary>
static class DatasetMustFitQuota
{
    /// <summary>Reports too many files, which are noted as a negative number, and too many bytes.</summary>
    /// <param name="bytes">Size of all files in bytes, decompressed.</param>
    /// <param name="files">Number of files.</param>
    /// <param name="options">The limits.</param>
    /// <param name="findings">Where the findings go.</param>
    public static void Check(long bytes, long files, RuleOptions options, FindingBuffer findings)
    {
        long maxBytes = options.GetLimit(Limit.MaxDatasetBytes), maxFiles = options.GetLimit(Limit.MaxFiles);
        if (bytes > maxBytes) findings.Add(RuleId.DatasetMustFitQuota, 0, 0, 0, bytes, maxBytes);
        if (files > maxFiles) findings.Add(RuleId.DatasetMustFitQuota, 0, 0, 0, -files, maxFiles);
    }
}
