using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class FileMustNotBeEmptyTests
{
    [Fact]
    public void NoRecord_IsReportedOnTheFile() =>
        Check.FindsOnFile(RuleId.FileMustNotBeEmpty, Severity.Error, 0, "the file holds no record",
            findings => FileMustNotBeEmpty.Check(hasRecord: false, findings));

    [Fact]
    public void OneRecord_Passes() =>
        Check.PassesOnFile(findings => FileMustNotBeEmpty.Check(hasRecord: true, findings));
}
