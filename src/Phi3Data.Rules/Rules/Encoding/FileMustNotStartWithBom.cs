namespace Phi3Data.Rules;

/// <summary>PHI0002: a file starts without a byte order mark. One is passed over; the lines behind it count as usual.</summary>
static class FileMustNotStartWithBom
{
    /// <summary>Reports a file that has one, on its first line.</summary>
    public static void Check(FileType type, FindingBuffer findings)
    {
        if (type == FileType.TextWithBom) findings.Add(RuleId.FileMustNotStartWithBom, 1, 0, 0, 0, 0);
    }
}
