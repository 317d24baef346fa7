using Xunit;

namespace Phi3Data.Tests;

public class ContentMustNotBeTooLongTests
{
    private static readonly RuleOptions Five = new() { MaxContentCharacters = 5 };

    [Theory]
    [InlineData("\"abcdef\"")]
    [InlineData("\"éééééé\"")]
    [InlineData("\"\\n\\n\\n\\n\\nx\"")]
    [InlineData("\"\\u00e9\\ud83d\\ude00😀abc\"")]
    [InlineData("[{\"type\":\"text\",\"text\":\"abc\"},{\"type\":\"text\",\"text\":\"def\"}]")]
    public void SixCharacters_AreMoreThanFive(string content) =>
        Check.Finds(RuleId.ContentMustNotBeTooLong, Severity.Warning,
            "the content has 6 characters, more than the limit of 5",
            Check.Record($$"""{"role":"user","content": «{{content}}» }""", Check.Assistant), options: Five);

    [Fact]
    public void ShareGpt_IsCheckedToo() =>
        Check.Finds(RuleId.ContentMustNotBeTooLong, Severity.Warning,
            "the content has 6 characters, more than the limit of 5",
            Check.ShareGpt("""{"from":"human","value":"a"}""", """{"from":"gpt","value":«"abcdef"»}"""),
            RecordFormat.ShareGpt, Five);

    [Theory]
    [InlineData("\"abcde\"")]
    [InlineData("\"😀😀😀😀😀\"")]
    [InlineData("\"\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\"")]
    [InlineData("[{\"type\":\"text\",\"text\":\"abc\"},{\"type\":\"text\",\"text\":\"de\"}]")]
    [InlineData("[{\"type\":\"refusal\",\"refusal\":\"abcdef\"}]")]
    public void FiveCharacters_Pass(string content) =>
        Check.Passes(Check.Record($$"""{"role":"user","content":{{content}}}""", Check.Assistant), options: Five);

    [Theory]
    [InlineData("{\"text\":\"abcdef\"}")]
    [InlineData("1234567")]
    public void ContentThatIsNoText_HasAnotherFinding(string content) =>
        Check.Passes(RuleId.ContentMustNotBeTooLong,
            Check.Record($$"""{"role":"user","content":{{content}}}""", Check.Assistant), options: Five);

    [Fact]
    public void Default_IsTheLimitOfTheService()
    {
        string longest = new('x', 1_048_576);
        Check.Passes(Check.Record($$"""{"role":"user","content":"{{longest}}"}""", Check.Assistant));
        Assert.Equal("the content has 1,048,577 characters, more than the limit of 1,048,576",
            Check.Line(Check.Record($$"""{"role":"user","content":"{{longest}}x"}""", Check.Assistant)).Only.Message);
    }
}
