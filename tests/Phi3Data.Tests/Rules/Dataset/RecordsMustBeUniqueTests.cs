using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class RecordsMustBeUniqueTests
{
    [Fact]
    public void RecordSeenBefore_IsReportedOnItsLine()
    {
        Check.FindsOnFile(RuleId.RecordsMustBeUnique, Severity.Warning, 41, "the record is the same as line 3",
            findings => RecordsMustBeUnique.Report(41, 120, 3, findings));
        var findings = new FindingBuffer(RuleOptions.Default);
        RecordsMustBeUnique.Report(41, 120, 3, findings);
        Assert.Equal(120, findings.Span[0].Length);
    }

    [Fact]
    public void TurnedOff_ReportsNothing()
    {
        var findings = new FindingBuffer(RuleOptions.Default.WithSeverity(RuleId.RecordsMustBeUnique, Severity.None));
        RecordsMustBeUnique.Report(41, 120, 3, findings);
        Assert.Equal(0, findings.Count);
    }
}
