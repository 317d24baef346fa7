using Xunit;

namespace Phi3Data.Tests;

public class LastMessageMustBeFromAssistantTests
{
    [Theory]
    [InlineData("\"user\"")]
    [InlineData("\"us\\u0065r\"")]
    public void UserLast_IsReportedAtTheRole(string role) =>
        Check.Finds(RuleId.LastMessageMustBeFromAssistant, Severity.Error,
            $"the last message is from {role}, expected the assistant",
            Check.Record(Check.System, Check.User, Check.Assistant, $$"""{"content":"x","role":«{{role}}»}"""));

    [Fact]
    public void ToolLast_IsReported() =>
        Check.Finds(RuleId.LastMessageMustBeFromAssistant, Severity.Error,
            "the last message is from \"tool\", expected the assistant",
            Check.ToolRecord(
                Check.User, Check.Call("c"),
                """{"role":«"tool"»,"tool_call_id":"c","content":"1"}"""));

    [Fact]
    public void ShareGptHumanLast_IsReportedInItsOwnWord() =>
        Check.Finds(RuleId.LastMessageMustBeFromAssistant, Severity.Error,
            "the last message is from \"human\", expected the assistant",
            Check.ShareGpt(
                """{"from":"human","value":"a"}""", """{"from":"gpt","value":"b"}""", """{"from":«"human"»,"value":"c"}"""),
            RecordFormat.ShareGpt);

    [Fact]
    public void ToolCallLast_Passes() =>
        Check.Passes(Check.ToolRecord(Check.User, Check.Call("c")));

    [Fact]
    public void LastAboveTheLimitOfMessages_IsNotJudged() =>
        Check.Passes(RuleId.LastMessageMustBeFromAssistant,
            Check.Record(Check.User, Check.Assistant, Check.User, Check.Assistant),
            options: new RuleOptions { MaxMessages = 3 });
}
