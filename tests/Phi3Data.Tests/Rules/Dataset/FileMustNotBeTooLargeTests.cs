using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class FileMustNotBeTooLargeTests
{
    private const long Limit = 512L << 20;

    [Fact]
    public void LargerFile_IsReportedOnTheFile() =>
        Check.FindsOnFile(RuleId.FileMustNotBeTooLarge, Severity.Error, 0,
            "the file has 536,870,913 bytes, more than the limit of 536,870,912",
            findings => Assert.False(FileMustNotBeTooLarge.Check(Limit + 1, RuleOptions.Default, findings)));

    [Theory]
    [InlineData(0)]
    [InlineData(Limit)]
    public void FileUpToTheLimit_Passes(long bytes) => Check.PassesOnFile(findings =>
        Assert.True(FileMustNotBeTooLarge.Check(bytes, RuleOptions.Default, findings)));
}
