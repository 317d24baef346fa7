using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class FileMustStartWithBomTests
{
    [Theory]
    [InlineData((int)FileType.Text, 1)]
    [InlineData((int)FileType.TextWithBom, 0)]
    [InlineData((int)FileType.Utf16LittleEndian, 0)]
    public void OnlyTextWithoutAMark_IsReported(int type, int expected)
    {
        var findings = new FindingBuffer(RuleOptions.Default.WithSeverity(RuleId.FileMustStartWithBom, Severity.Warning));
        FileMustStartWithBom.Check((FileType)type, findings);
        Assert.Equal(expected, findings.Count);
    }

    [Fact]
    public void ByDefault_ItIsOff() => Check.PassesOnFile(findings => FileMustStartWithBom.Check(FileType.Text, findings));
}
