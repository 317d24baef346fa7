using Xunit;

namespace Phi3Data.Tests;

public class AssistantContentMustNotBeEmptyTests
{
    private const string Message = "the assistant's content is empty or only white space: there is nothing to learn";
    private const string Calls = """
        "tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]
        """;

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("\"\\n\\t\\r \"")]
    [InlineData("\"\\u0020\\u00a0\"")]
    [InlineData("\"\u00A0\"")]
    [InlineData("\"\u2003\u3000\u2028\"")]
    [InlineData("[]")]
    [InlineData("[{\"type\":\"text\",\"text\":\"\"}]")]
    [InlineData("[{\"type\":\"text\",\"text\":\" \"},{\"type\":\"text\",\"text\":\"\\u00a0\"}]")]
    public void WhiteSpaceOnly_IsReportedAtTheContent(string content) =>
        Check.Finds(RuleId.AssistantContentMustNotBeEmpty, Severity.Error, Message,
            Check.Record(Check.User, $$"""{"role":"assistant","content":«{{content}}»}"""));

    [Fact]
    public void EachEmptyAnswer_IsReported() =>
        Check.Finds(RuleId.AssistantContentMustNotBeEmpty, Severity.Error, Message,
            Check.Record(
                Check.User, """{"role":"assistant","content":«""»}""",
                Check.User, """{"content":«" "»,"role":"assistant"}"""));

    [Theory]
    [InlineData("\".\"")]
    [InlineData("\"\u200B\"")]
    [InlineData("\"\uFEFF\"")]
    [InlineData("\"\\u200b\"")]
    [InlineData("\"0\"")]
    [InlineData("[{\"type\":\"text\",\"text\":\" \"},{\"type\":\"text\",\"text\":\"x\"}]")]
    [InlineData("[{\"type\":\"refusal\",\"refusal\":\"r\"}]")]
    public void SomeText_Passes(string content) =>
        Check.Passes(Check.Record(Check.User, $$"""{"role":"assistant","content":{{content}}}"""));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("null")]
    public void EmptyBesideACall_Passes(string content) =>
        Check.Passes(Check.Record(Check.User, $$"""{"role":"assistant","content":{{content}},{{Calls}}}"""));

    [Fact]
    public void CallsThatAreNull_DoNotExcuse() =>
        Check.Finds(RuleId.AssistantContentMustNotBeEmpty, Severity.Error, Message,
            Check.Record(Check.User, """{"role":"assistant","content":«""»,"tool_calls":null}"""));

    [Fact]
    public void PartThatIsNotWhole_HasItsOwnFindingOnly() =>
        Check.Passes(RuleId.AssistantContentMustNotBeEmpty,
            Check.Record(Check.User, """{"role":"assistant","content":[{"type":"text"}]}"""));

    [Fact]
    public void ShareGptValue_IsReported() =>
        Check.Finds(RuleId.AssistantContentMustNotBeEmpty, Severity.Error, Message,
            Check.ShareGpt("""{"from":"human","value":"a"}""", """{"from":"gpt","value":«""»}"""), RecordFormat.ShareGpt);
}
