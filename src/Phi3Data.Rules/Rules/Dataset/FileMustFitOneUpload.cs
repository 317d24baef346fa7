namespace Phi3Data.Rules;

/// <summary>PHI5006: a file is small enough to be uploaded in one call.</summary>
static class FileMustFitOneUpload
{
    /// <summary>Reports a file that must be uploaded in parts. Of one that cannot be uploaded at all PHI5005 says more.</summary>
    /// <param name="bytes">Its size in bytes as it is uploaded: decompressed.</param>
    /// <param name="options">The limit.</param>
    /// <param name="findings">Where the finding goes.</param>
    public static void Check(long bytes, RuleOptions options, FindingBuffer findings)
    {
        long limit = options.GetLimit(Limit.MaxUploadBytes);
        if (bytes > limit) findings.Add(RuleId.FileMustFitOneUpload, 0, 0, 0, bytes, limit);
    }
}
