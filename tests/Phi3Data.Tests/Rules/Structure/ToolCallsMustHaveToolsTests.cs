using Xunit;

namespace Phi3Data.Tests;

public class ToolCallsMustHaveToolsTests
{
    private const string Message = "the message calls a tool, but the record lists no tools";

    private static readonly string Marked = Check.Call("c").Replace("[", "«[").Replace("]", "]»");

    [Fact]
    public void CallsWithoutTools_AreReportedAtTheFirst() =>
        Check.Finds(RuleId.ToolCallsMustHaveTools, Severity.Warning, Message,
            Check.Record(Check.User, Marked, Check.Answer("c"), Check.Call("d")));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[ ]")]
    public void ToolsThatAreNone_AreReported(string tools) =>
        Check.Finds(RuleId.ToolCallsMustHaveTools, Severity.Warning, Message,
            $$"""{"tools":{{tools}},"functions":[],"messages":[{{Check.User}},{{Marked}}]}""");

    [Fact]
    public void CallsWithTools_Pass() => Check.Passes(Check.ToolRecord(Check.User, Check.Call("c")));

    [Theory]
    [InlineData("\"tools\":{}")]
    [InlineData("\"functions\":[{\"name\":\"f\"}]")]
    public void ToolsInAnotherShape_HaveTheirOwnFinding(string tools) =>
        Check.Passes(RuleId.ToolCallsMustHaveTools,
            $$"""{"messages":[{{Check.User}},{{Check.Call("c")}}],{{tools}}}""");

    [Fact]
    public void RecordWithoutCalls_NeedsNoTools() =>
        Check.Passes(Check.Record(Check.User, """{"role":"assistant","content":"b","tool_calls":[]}"""));
}
