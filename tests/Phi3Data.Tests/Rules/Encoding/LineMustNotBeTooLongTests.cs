using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class LineMustNotBeTooLongTests
{
    [Fact]
    public void LongLine_IsReportedWithTheLimit() =>
        Check.FindsOnFile(RuleId.LineMustNotBeTooLong, Severity.Error, 812,
            "the line is longer than the limit of 16,777,216 bytes and was not checked",
            findings => LineMustNotBeTooLong.Report(812, RuleOptions.Default.MaxLineBytes, findings));

    [Fact]
    public void LineNumberAboveInt_IsKept() =>
        Check.FindsOnFile(RuleId.LineMustNotBeTooLong, Severity.Error, 5_000_000_000,
            "the line is longer than the limit of 1 bytes and was not checked",
            findings => LineMustNotBeTooLong.Report(5_000_000_000, 1, findings));
}
