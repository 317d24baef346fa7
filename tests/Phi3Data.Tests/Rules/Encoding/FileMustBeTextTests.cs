using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class FileMustBeTextTests
{
    [Theory]
    [InlineData((int)FileType.Gzip, "gzip inside gzip")]
    [InlineData((int)FileType.Zip, "a ZIP archive")]
    [InlineData((int)FileType.Parquet, "Apache Parquet")]
    [InlineData((int)FileType.Zstandard, "Zstandard-compressed")]
    [InlineData((int)FileType.Bzip2, "bzip2-compressed")]
    [InlineData((int)FileType.Xz, "xz-compressed")]
    [InlineData((int)FileType.Arrow, "Apache Arrow")]
    public void Binary_IsReportedByName(int type, string name) =>
        Check.FindsOnFile(RuleId.FileMustBeText, Severity.Error, 1,
            $"the file is {name}, expected lines of JSON text; its lines were not read",
            findings => Assert.False(FileMustBeText.Check((FileType)type, findings)));

    [Theory]
    [InlineData((int)FileType.Text)]
    [InlineData((int)FileType.TextWithBom)]
    [InlineData((int)FileType.Utf16BigEndian)]
    [InlineData((int)FileType.Utf32BigEndian)]
    public void Text_IsLeftAlone(int type) =>
        Check.PassesOnFile(findings => Assert.True(FileMustBeText.Check((FileType)type, findings)));
}
