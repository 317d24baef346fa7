using Xunit;

namespace Phi3Data.Tests;

public class MessageMustHaveContentTests
{
    private const string Calls = """
        "tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]
        """;

    private static string Message(string kind) => $"the message's content is {kind}, expected text";

    [Fact]
    public void MissingContent_IsReportedAtTheMessage() =>
        Check.Finds(RuleId.MessageMustHaveContent, Severity.Error, Message("missing"),
            Check.Record(Check.User, """«{"role":"assistant"}»"""));

    [Fact]
    public void NullContent_IsReportedAtTheNull() =>
        Check.Finds(RuleId.MessageMustHaveContent, Severity.Error, Message("null"),
            Check.Record("""{"role":"user","content":«null»}""", """{"role":"assistant","content":«null»}"""));

    [Theory]
    [InlineData("\"content\":null,")]
    [InlineData("")]
    public void AssistantWithToolCalls_MayGoWithout(string content) =>
        Check.Passes(Check.ToolRecord(Check.User, $$"""{"role":"assistant",{{content}}{{Calls}}}"""));

    [Fact]
    public void AssistantWithFunctionCall_MayGoWithout() =>
        Check.Passes(RuleId.MessageMustHaveContent, Check.Record(
            Check.User, """{"role":"assistant","function_call":{"name":"f","arguments":"{}"}}"""));

    [Theory]
    [InlineData("\"tool_calls\":null")]
    [InlineData("\"tool_calls\":[]")]
    [InlineData("\"tool_calls\":[ ]")]
    [InlineData("\"function_call\":null")]
    public void CallsThatAreNone_DoNotExcuse(string calls) =>
        Check.Finds(RuleId.MessageMustHaveContent, Severity.Error, Message("null"),
            Check.Record(Check.User, $$"""{"role":"assistant","content":«null»,{{calls}}}"""));

    [Theory]
    [InlineData("")]
    [InlineData("\"role\":\"Assistant\",")]
    public void RoleThatCannotBeRead_IsTheOnlyFault(string role) =>
        Check.Passes(RuleId.MessageMustHaveContent, Check.Record(Check.User, $$"""{{{role}}"content":null,{{Calls}}}"""));

    [Fact]
    public void UserWithToolCalls_IsNotExcused() =>
        Check.Finds(RuleId.MessageMustHaveContent, Severity.Error, Message("null"),
            Check.Record($$"""{"role":"user","content":«null»,{{Calls}}}""", Check.Assistant));

    [Fact]
    public void ToolWithoutContent_IsReported() =>
        Check.Finds(RuleId.MessageMustHaveContent, Severity.Error, Message("missing"),
            Check.ToolRecord(
                Check.User, $$"""{"role":"assistant",{{Calls}}}""", """«{"role":"tool","tool_call_id":"c1"}»""",
                Check.Assistant));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("5")]
    [InlineData("\"null\"")]
    public void ContentOfAnyOtherKind_IsAnotherRules(string content) =>
        Check.Passes(RuleId.MessageMustHaveContent,
            Check.Record(Check.User, $$"""{"role":"assistant","content":{{content}}}"""));

    [Fact]
    public void EscapedKey_IsTheKey() =>
        Check.Passes(Check.Record("""{"role":"user","c\u006fntent":"a"}""", Check.Assistant));

    [Fact]
    public void ShareGptValue_IsTheContent() =>
        Check.Finds(RuleId.MessageMustHaveContent, Severity.Error, Message("missing"),
            Check.ShareGpt("""«{"from":"human","content":"a"}»""", """{"from":"gpt","value":"b"}"""),
            RecordFormat.ShareGpt);
}
