using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class FileMustBeUtf8Tests
{
    [Theory]
    [InlineData((int)FileType.Utf16LittleEndian, "UTF-16 (little endian)")]
    [InlineData((int)FileType.Utf16BigEndian, "UTF-16 (big endian)")]
    [InlineData((int)FileType.Utf32LittleEndian, "UTF-32 (little endian)")]
    [InlineData((int)FileType.Utf32BigEndian, "UTF-32 (big endian)")]
    public void WideEncoding_IsReportedByName(int type, string name) =>
        Check.FindsOnFile(RuleId.FileMustBeUtf8, Severity.Error, 1,
            $"the file is {name}, expected UTF-8; its lines were not read",
            findings => Assert.False(FileMustBeUtf8.Check((FileType)type, findings)));

    [Theory]
    [InlineData((int)FileType.Text)]
    [InlineData((int)FileType.TextWithBom)]
    [InlineData((int)FileType.Gzip)]
    [InlineData((int)FileType.Arrow)]
    public void AnotherType_IsLeftAlone(int type) =>
        Check.PassesOnFile(findings => Assert.True(FileMustBeUtf8.Check((FileType)type, findings)));
}
