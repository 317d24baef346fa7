using Xunit;

namespace Phi3Data.Tests;

public class ToolMessageMustHaveCallIdTests
{
    private static readonly string Call = Check.Call("c");

    private static string Message(string kind) =>
        $"the tool message's tool_call_id is {kind}, expected the id of the call that it answers";

    [Fact]
    public void MissingId_IsReportedAtTheMessage() =>
        Check.Finds(RuleId.ToolMessageMustHaveCallId, Severity.Error, Message("missing"),
            Check.ToolRecord(Check.User, Call, """«{"role":"tool","content":"1"}»""", Check.Assistant));

    [Theory]
    [InlineData("null", "null")]
    [InlineData("7", "a number")]
    [InlineData("[\"c\"]", "an array")]
    public void IdOfAnotherType_IsReportedAtItsValue(string id, string kind) =>
        Check.Finds(RuleId.ToolMessageMustHaveCallId, Severity.Error, Message(kind),
            Check.ToolRecord(
                Check.User, Call, $$"""{"role":"tool","tool_call_id":«{{id}}»,"content":"1"}""", Check.Assistant));

    [Fact]
    public void FunctionMessage_NeedsNone() =>
        Check.Passes(RuleId.ToolMessageMustHaveCallId,
            Check.Record(Check.User, """{"role":"function","name":"f","content":"1"}""", Check.Assistant));

    [Fact]
    public void ShareGptObservation_NeedsNone() =>
        Check.Passes(
            Check.ShareGpt(
                """{"from":"human","value":"a"}""", """{"from":"function_call","value":"{}"}""",
                """{"from":"observation","value":"1"}""", """{"from":"gpt","value":"b"}"""),
            RecordFormat.ShareGpt);
}
