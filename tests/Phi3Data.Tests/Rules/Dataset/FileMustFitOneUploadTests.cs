using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class FileMustFitOneUploadTests
{
    private const long Limit = 150L << 20;

    [Fact]
    public void LargerFile_IsReportedOnTheFile() =>
        Check.FindsOnFile(RuleId.FileMustFitOneUpload, Severity.Warning, 0,
            "the file has 157,286,401 bytes; above 157,286,400 an upload in one call can fail without a word, upload it in parts",
            findings => FileMustFitOneUpload.Check(Limit + 1, RuleOptions.Default, findings));

    [Theory]
    [InlineData(0)]
    [InlineData(Limit)]
    public void FileUpToTheLimit_Passes(long bytes) =>
        Check.PassesOnFile(findings => FileMustFitOneUpload.Check(bytes, RuleOptions.Default, findings));
}
