using Xunit;

namespace Phi3Data.Tests;

public class ContentMustBeStringOrPartsTests
{
    [Theory]
    [InlineData("5", "a number")]
    [InlineData("true", "true or false")]
    [InlineData("{\"text\":\"a\"}", "an object")]
    public void AnotherValue_IsReportedWhole(string content, string kind) =>
        Check.Finds(RuleId.ContentMustBeStringOrParts, Severity.Error,
            $"the content is {kind}, expected a string or an array of parts",
            Check.Record(Check.User, $$"""{"role":"assistant","content":«{{content}}»}"""));

    [Theory]
    [InlineData("«\"a\"»")]
    [InlineData("{\"type\":\"text\",\"text\":\"a\"}, «null»")]
    [InlineData("«[[{\"type\":\"text\"}]]»")]
    [InlineData("«1», «2.5»")]
    public void PartThatIsNoObject_IsReportedAtThePart(string parts) =>
        Check.Finds(RuleId.ContentMustBeStringOrParts, Severity.Error,
            "the content part is no object, expected {\"type\":\"text\",\"text\":…}",
            Check.Record(Check.User, $$"""{"role":"assistant","content": [{{parts}}]}"""));

    [Theory]
    [InlineData("«{}»")]
    [InlineData("«{\"text\":\"a\"}»")]
    [InlineData("«{\"type\":null,\"text\":\"a\"}»")]
    [InlineData("{\"type\":\"text\",\"text\":\"a\"},«{\"type\":{\"a\":[1]},\"text\":\"b\"}»")]
    public void PartWithoutType_IsReportedAtThePart(string parts) =>
        Check.Finds(RuleId.ContentMustBeStringOrParts, Severity.Error,
            "the content part has no type, expected a string such as \"text\"",
            Check.Record(Check.User, $$"""{"role":"assistant","content":[{{parts}}]}"""));

    [Theory]
    [InlineData("«{\"type\":\"text\",\"value\":\"a\"}»")]
    [InlineData("«{\"type\":\"text\",\"text\":null}»")]
    [InlineData("«{\"t\\u0079pe\":\"te\\u0078t\",\"text\":[\"a\"]}»")]
    [InlineData("{\"type\":\"refusal\",\"refusal\":\"r\"},«{\"type\":\"text\"}»")]
    public void TextPartWithoutText_IsReportedAtThePart(string parts) =>
        Check.Finds(RuleId.ContentMustBeStringOrParts, Severity.Error,
            "the text part has no text, expected a string under the key text",
            Check.Record(Check.User, $$"""{"role":"assistant","content":[{{parts}}]}"""));

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("[{\"type\":\"text\",\"text\":\"a\"}]")]
    [InlineData("[{\"text\":\"a\",\"extra\":{\"type\":5,\"x\":[{}]},\"type\":\"text\"}]")]
    [InlineData("[{\"\\u0074ype\":\"text\",\"\\u0074ext\":\"a\"}]")]
    [InlineData("[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"refusal\",\"refusal\":\"r\"}]")]
    [InlineData("[ {\"type\":\"x\"} ]")]
    public void StringOrWholeParts_Pass(string content) =>
        Check.Passes(Check.Record(Check.User, $$"""{"role":"assistant","content":{{content}}}"""));

    [Fact]
    public void Position_CountsUtf16Units()
    {
        string line = Check.Record("""{"role":"user","content":"é😀"}""", """{"role":"assistant","content":["é😀"]}""");
        Diagnostic only = Check.Line(line).Only;
        Assert.Equal((line.LastIndexOf("\"é", System.StringComparison.Ordinal) + 1, "$.messages[1].content[0]"),
            (only.Column, only.Path));
    }
}
