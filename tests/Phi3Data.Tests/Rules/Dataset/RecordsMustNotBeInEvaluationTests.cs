using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class RecordsMustNotBeInEvaluationTests
{
    [Theory]
    [InlineData(0, "all before the last answer stands in the evaluation data: it is the same as in line 3")]
    [InlineData(13, "13 words in a row stand in the evaluation data: in line 3")]
    public void RecordInEvaluationData_IsReportedWithWhatTheyShare(int words, string message) =>
        Check.FindsOnFile(
            RuleId.RecordsMustNotBeInEvaluation, Severity.Warning, 41, message,
            findings => RecordsMustNotBeInEvaluation.Report(41, 120, evaluationLine: 3, words, findings));

    [Fact]
    public void TurnedOff_ReportsNothing()
    {
        var findings = new FindingBuffer(RuleOptions.Default.WithSeverity(RuleId.RecordsMustNotBeInEvaluation, Severity.None));
        RecordsMustNotBeInEvaluation.Report(41, 120, 3, 13, findings);
        Assert.Equal(0, findings.Count);
    }
}
