using Xunit;

namespace Phi3Data.Tests;

public class RecordMustTrainSomethingTests
{
    private const string Message = "every assistant message has weight 0, expected at least one that is trained";
    private const string Untrained = """{"role":"assistant","content":"b","weight":0}""";

    [Fact]
    public void OneAnswerOfWeightZero_IsReportedAtTheMessages() =>
        Check.Finds(RuleId.RecordMustTrainSomething, Severity.Warning, Message,
            $$"""{"messages": «[{{Check.User}},{{Untrained}}]»}""");

    [Fact]
    public void WeightZeroOnAll_IsReportedOnce() =>
        Check.Finds(RuleId.RecordMustTrainSomething, Severity.Warning, Message,
            $$"""{"messages":«[{{Check.User}},{{Untrained}},{{Check.User}},{"role":"assistant","content":"b","weight":"0"}]»}""",
            also: RuleId.WeightShouldBeNumber);

    [Fact]
    public void ToolCallsOfWeightZero_AreNotTrained() =>
        Check.Finds(RuleId.RecordMustTrainSomething, Severity.Warning, Message,
            $$"""{"messages":«[{{Check.User}},{{Check.Call("c").Replace("null", "null,\"weight\":0")}}]»,"tools":[{{Check.Tool}}]}""");

    [Fact]
    public void ShareGpt_IsCheckedToo() =>
        Check.Finds(RuleId.RecordMustTrainSomething, Severity.Warning, Message,
            """{"conversations":«[{"from":"human","value":"a"},{"from":"gpt","value":"b","weight":0}]»}""",
            RecordFormat.ShareGpt);

    [Theory]
    [InlineData("""{"role":"assistant","content":"b"}""")]
    [InlineData("""{"role":"assistant","content":"b","weight":1}""")]
    [InlineData("""{"role":"assistant","content":"b","weight":"1"}""")]
    [InlineData("""{"role":"assistant","content":"b","weight":null}""")]
    public void OneTrainedAnswer_IsEnough(string trained)
    {
        Check.Passes(RuleId.RecordMustTrainSomething, Check.Record(Check.User, trained));
        Check.Passes(RuleId.RecordMustTrainSomething, Check.Record(Check.User, Untrained, Check.User, trained));
        Check.Passes(RuleId.RecordMustTrainSomething, Check.Record(Check.User, trained, Check.User, Untrained));
    }

    [Fact]
    public void WrongWeight_HasAnotherFinding() =>
        Check.Passes(RuleId.RecordMustTrainSomething,
            Check.Record(Check.User, """{"role":"assistant","content":"b","weight":0.0}"""));

    [Fact]
    public void NoAssistant_HasAnotherFinding() =>
        Check.Passes(RuleId.RecordMustTrainSomething, Check.Record("""{"role":"user","content":"a","weight":0}"""));

    [Fact]
    public void UnknownRole_LeavesTheQuestionOpen() =>
        Check.Passes(RuleId.RecordMustTrainSomething,
            Check.Record(Check.User, Untrained, """{"role":"bot","content":"b"}"""));

    [Fact]
    public void MessagesAboveTheLimit_LeaveTheQuestionOpen() =>
        Check.Passes(RuleId.RecordMustTrainSomething,
            Check.Record(Check.User, Untrained, Check.User, Check.Assistant), options: new RuleOptions { MaxMessages = 2 });
}
