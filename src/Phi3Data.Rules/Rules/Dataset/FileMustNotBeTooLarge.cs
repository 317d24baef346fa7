namespace Phi3Data.Rules;

/// <summary>PHI5005: a file is not larger than a service takes.</summary>
static class FileMustNotBeTooLarge
{
    /// <summary>Reports a larger file.</summary>
    /// <param name="bytes">Its size in bytes as it is uploaded: decompressed.</param>
    /// <param name="options">The limit.</param>
    /// <param name="findings">Where the finding goes.</param>
    /// <returns>Whether it is small enough.</returns>
    public static bool Check(long bytes, RuleOptions options, FindingBuffer findings)
    {
        long limit = options.GetLimit(Limit.MaxFileBytes);
        if (bytes <= limit) return true;
        findings.Add(RuleId.FileMustNotBeTooLarge, 0, 0, 0, bytes, limit);
        return false;
    }
}
