using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class RecordsMustNotBeNearDuplicatesTests
{
    [Theory]
    [InlineData(10_000, 8_000, "similarity 1.00, limit 0.80")]
    [InlineData(9_312, 8_500, "similarity 0.9312, limit 0.85")]
    public void RecordLikeAnother_IsReportedWithBothNumbers(long similarity, long threshold, string numbers) =>
        Check.FindsOnFile(
            RuleId.RecordsMustNotBeNearDuplicates, Severity.Warning, 41,
            "the record is a near duplicate of another one: " + numbers,
            findings => RecordsMustNotBeNearDuplicates.Report(41, 120, similarity, threshold, findings));

    [Fact]
    public void TurnedOff_ReportsNothing()
    {
        var findings = new FindingBuffer(RuleOptions.Default.WithSeverity(RuleId.RecordsMustNotBeNearDuplicates, Severity.None));
        RecordsMustNotBeNearDuplicates.Report(41, 120, 9_000, 8_000, findings);
        Assert.Equal(0, findings.Count);
    }
}
