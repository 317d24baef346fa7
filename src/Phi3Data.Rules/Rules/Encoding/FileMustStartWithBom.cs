namespace Phi3Data.Rules;

/// <summary>PHI0011: a file starts with a byte order mark, where a profile asks for one. Off by default.</summary>
static class FileMustStartWithBom
{
    /// <summary>Reports a text file without one, on its first line.</summary>
    public static void Check(FileType type, FindingBuffer findings)
    {
        if (type == FileType.Text) findings.Add(RuleId.FileMustStartWithBom, 1, 0, 0, 0, 0);
    }
}
