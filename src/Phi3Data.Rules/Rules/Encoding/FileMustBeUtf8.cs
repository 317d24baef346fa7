namespace Phi3Data.Rules;

/// <summary>PHI0003: a file is not UTF-16 or UTF-32. Such a file has no lines of UTF-8 and is rejected whole.</summary>
static class FileMustBeUtf8
{
    /// <summary>Reports a file that is.</summary>
    /// <returns>Whether the file's lines can be read.</returns>
    public static bool Check(FileType type, FindingBuffer findings)
    {
        if (!FileTypes.IsWrongEncoding(type)) return true;
        findings.Add(RuleId.FileMustBeUtf8, 1, 0, 0, (long)type, 0);
        return false;
    }
}
