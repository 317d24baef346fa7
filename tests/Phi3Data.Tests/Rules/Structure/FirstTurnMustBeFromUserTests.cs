using Xunit;

namespace Phi3Data.Tests;

public class FirstTurnMustBeFromUserTests
{
    private const string Marked = """{"role":«"assistant"»,"content":"b"}""";
    private const string Message = "the conversation starts with \"assistant\", expected a user message first";

    [Fact]
    public void AssistantFirst_IsReportedAtItsRole() =>
        Check.Finds(RuleId.FirstTurnMustBeFromUser, Severity.Warning, Message,
            Check.Record(Marked, Check.User, Check.Assistant));

    [Fact]
    public void AssistantBehindTheSystem_IsReported() =>
        Check.Finds(RuleId.FirstTurnMustBeFromUser, Severity.Warning, Message,
            Check.Record(Check.System, Marked, Check.User, Check.Assistant));

    [Fact]
    public void ToolFirst_IsReported() =>
        Check.Finds(RuleId.FirstTurnMustBeFromUser, Severity.Warning,
            "the conversation starts with \"tool\", expected a user message first",
            Check.Record("""{"role":«"tool"»,"tool_call_id":"c","content":"1"}""", Check.User, Check.Assistant),
            also: RuleId.ToolCallIdMustBelongToCall);

    [Fact]
    public void NoUserAtAll_IsAnotherRules() =>
        Check.Passes(RuleId.FirstTurnMustBeFromUser, Check.Record(Check.System, Check.Assistant));

    [Fact]
    public void SystemOnly_IsAnotherRules() => Check.Passes(RuleId.FirstTurnMustBeFromUser, Check.Record(Check.System));

    [Fact]
    public void ShareGptGptFirst_IsReported() =>
        Check.Finds(RuleId.FirstTurnMustBeFromUser, Severity.Warning,
            "the conversation starts with \"gpt\", expected a user message first",
            Check.ShareGpt(
                """{"from":«"gpt"»,"value":"hi"}""", """{"from":"human","value":"a"}""", """{"from":"gpt","value":"b"}"""),
            RecordFormat.ShareGpt);
}
