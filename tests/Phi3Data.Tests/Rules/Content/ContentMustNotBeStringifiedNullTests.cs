using Xunit;

namespace Phi3Data.Tests;

public class ContentMustNotBeStringifiedNullTests
{
    private static string Message(string word) =>
        $"the content is \"{word}\", what a program writes for a missing value; expected what was said";

    [Theory]
    [InlineData("null")]
    [InlineData("None")]
    [InlineData("NaN")]
    [InlineData("undefined")]
    [InlineData("n\\u0075ll")]
    [InlineData("\\u0075\\u006e\\u0064\\u0065\\u0066\\u0069\\u006e\\u0065\\u0064")]
    public void NullAsText_IsReportedAtTheContent(string word)
    {
        Check.Finds(RuleId.ContentMustNotBeStringifiedNull, Severity.Warning, Message(word),
            Check.Record(Check.User, $$"""{"role":"assistant","content": «"{{word}}"» }"""));
        Check.Finds(RuleId.ContentMustNotBeStringifiedNull, Severity.Warning, Message(word),
            Check.Record($$"""{"role":"system","content":«"{{word}}"»}""", Check.User, Check.Assistant));
    }

    [Fact]
    public void NullAsTextBesideACall_IsReported() =>
        Check.Finds(RuleId.ContentMustNotBeStringifiedNull, Severity.Warning, Message("null"),
            Check.ToolRecord(Check.User, Check.Call("c").Replace("null", "«\"null\"»")));

    [Fact]
    public void ShareGpt_IsCheckedToo() =>
        Check.Finds(RuleId.ContentMustNotBeStringifiedNull, Severity.Warning, Message("NaN"),
            Check.ShareGpt("""{"from":"human","value":«"NaN"»}""", """{"from":"gpt","value":"b"}"""),
            RecordFormat.ShareGpt);

    [Theory]
    [InlineData("Null")]
    [InlineData("none")]
    [InlineData("nan")]
    [InlineData("None.")]
    [InlineData(" null")]
    [InlineData("null\\n")]
    [InlineData("nullable")]
    [InlineData("nul")]
    public void OtherText_Passes(string word) =>
        Check.Passes(Check.Record(Check.User, $$"""{"role":"assistant","content":"{{word}}"}"""));

    [Fact]
    public void ToolThatAnswersNull_Passes() =>
        Check.Passes(Check.ToolRecord(
            Check.User, Check.Call("c"),
            """{"role":"tool","tool_call_id":"c","content":"null"}""", Check.Assistant));

    [Fact]
    public void RealNull_HasAnotherFinding() =>
        Check.Passes(RuleId.ContentMustNotBeStringifiedNull,
            Check.Record(Check.User, """{"role":"assistant","content":null}"""));
}
