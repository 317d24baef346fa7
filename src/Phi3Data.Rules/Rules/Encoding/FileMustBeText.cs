namespace Phi3Data.Rules;

/// <summary>PHI0004: a file is text. An archive or a binary format has no lines and is rejected whole.</summary>
static class FileMustBeText
{
    /// <summary>Reports a file that is not; what is decompressed gets here only inside another compression.</summary>
    /// <returns>Whether the file's lines can be read.</returns>
    public static bool Check(FileType type, FindingBuffer findings)
    {
        if (type < FileType.Gzip) return true;
        findings.Add(RuleId.FileMustBeText, 1, 0, 0, (long)type, 0);
        return false;
    }
}
