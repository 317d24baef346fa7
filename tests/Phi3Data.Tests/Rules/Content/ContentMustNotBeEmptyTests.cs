using Xunit;

namespace Phi3Data.Tests;

public class ContentMustNotBeEmptyTests
{
    private const string Message = "the content is empty or only white space";

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"\u00A0\"")]
    [InlineData("\" \\n\"")]
    [InlineData("[]")]
    public void EmptyUser_IsReportedAtTheContent(string content) =>
        Check.Finds(RuleId.ContentMustNotBeEmpty, Severity.Warning, Message,
            Check.Record($$"""{"role":"user","content":«{{content}}»}""", Check.Assistant));

    [Fact]
    public void EmptySystem_IsReported() =>
        Check.Finds(RuleId.ContentMustNotBeEmpty, Severity.Warning, Message,
            Check.Record("""{"role":"system","content":«""»}""", Check.User, Check.Assistant));

    [Fact]
    public void EmptyToolResult_IsReported() =>
        Check.Finds(RuleId.ContentMustNotBeEmpty, Severity.Warning, Message,
            Check.Record(
                Check.User,
                """{"role":"assistant","tool_calls":[{"id":"c"}]}""",
                """{"role":"tool","tool_call_id":"c","content":«""»}""",
                Check.Assistant));

    [Fact]
    public void EmptyAssistant_IsAnotherRules() =>
        Check.Passes(RuleId.ContentMustNotBeEmpty, Check.Record(Check.User, """{"role":"assistant","content":""}"""));

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{}")]
    public void ContentThatIsNoText_HasItsOwnFinding(string content) =>
        Check.Passes(RuleId.ContentMustNotBeEmpty,
            Check.Record($$"""{"role":"user","content":{{content}}}""", Check.Assistant));

    [Fact]
    public void AnImageAlone_Passes() =>
        Check.Passes(RuleId.ContentMustNotBeEmpty, Check.Record(
            """{"role":"user","content":[{"type":"image_url","image_url":{"url":"u"}}]}""", Check.Assistant));
}
