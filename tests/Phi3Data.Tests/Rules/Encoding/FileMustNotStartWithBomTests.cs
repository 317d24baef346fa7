using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class FileMustNotStartWithBomTests
{
    [Fact]
    public void Utf8Mark_IsReportedOnTheFirstLine() =>
        Check.FindsOnFile(RuleId.FileMustNotStartWithBom, Severity.Warning, 1,
            "the file starts with a byte order mark (EF BB BF); some services ask for it, others refuse it",
            findings => FileMustNotStartWithBom.Check(FileType.TextWithBom, findings));

    [Theory]
    [InlineData((int)FileType.Text)]
    [InlineData((int)FileType.Utf16LittleEndian)]
    [InlineData((int)FileType.Gzip)]
    public void AnotherType_IsLeftAlone(int type) =>
        Check.PassesOnFile(findings => FileMustNotStartWithBom.Check((FileType)type, findings));

    [Fact]
    public void MarkInsideTheFile_IsAFaultOfTheJson() =>
        Check.Finds(RuleId.LineMustBeJson, Severity.Error, "not JSON: a byte order mark stands inside the file",
            $"«\uFEFF»{Check.Record(Check.User, Check.Assistant)}");
}
