using Xunit;

namespace Phi3Data.Tests;

public class TruncationMustLeaveTrainedTokensTests
{
    private const RuleId Rule = RuleId.TruncationMustLeaveTrainedTokens;

    private static RuleOptions Options(int window) =>
        (RuleOptions.Default with { Model = ModelCatalog.Find("phi-3-mini-128k") }).WithLimit(Limit.MaxTokens, window);

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public void RecordWhoseAnswerIsCutOff_IsReported(int window) =>
        Check.Finds(Rule, Severity.Warning,
            $"the first trained token is number 5, and training sees {window}: nothing of the record is trained",
            $$"""{"messages":«[{{Check.User}},{{Check.Assistant}}]»}""", options: Options(window));

    [Fact]
    public void AnswerOfWeightZero_DoesNotCount() =>
        Check.Finds(Rule, Severity.Warning, "the first trained token is number 11, and training sees 10: nothing of the record is trained",
            $$"""{"messages":«[{{Check.User}},{"role":"assistant","content":"b","weight":0},{{Check.User}},{{Check.Assistant}}]»}""",
            options: Options(10));

    [Fact]
    public void OneTrainedTokenInside_Passes() => Check.Passes(Rule, Check.Record(Check.User, Check.Assistant), options: Options(5));

    [Fact]
    public void TurnedOff_TheCutIsReportedAllTheSame() =>
        Check.Finds(RuleId.RecordMustFitTrainingWindow, Severity.Warning,
            "the record has 7 tokens, and training sees 4: the last 3 are cut off, from inside this message on",
            Check.Record(Check.User, $"«{Check.Assistant}»"), options: Options(4).WithSeverity(Rule, Severity.None));
}
