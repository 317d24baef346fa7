using Xunit;

namespace Phi3Data.Tests;

public class ContentPartsMustBeTextTests
{
    private static string Message(string type) =>
        $"the content part is of type {type}, expected \"text\": Phi text models take no images, sound, video or files";

    [Theory]
    [InlineData("\"image_url\"")]
    [InlineData("\"image\"")]
    [InlineData("\"input_image\"")]
    [InlineData("\"input_audio\"")]
    [InlineData("\"audio\"")]
    [InlineData("\"audio_url\"")]
    [InlineData("\"video\"")]
    [InlineData("\"video_url\"")]
    [InlineData("\"file\"")]
    [InlineData("\"input_file\"")]
    [InlineData("\"im\\u0061ge\"")]
    public void Medium_IsReportedAtItsType(string type) =>
        Check.Finds(RuleId.ContentPartsMustBeText, Severity.Error, Message(type),
            Check.Record($$"""{"role":"user","content":[{"x":1,"type": «{{type}}» }]}""", Check.Assistant));

    [Fact]
    public void TypeOfEscapesOnly_IsReported()
    {
        const string Escaped = "\\u0069\\u006e\\u0070\\u0075\\u0074\\u005f\\u0069\\u006d\\u0061\\u0067\\u0065"; // input_image
        string line = Check.Record($$"""{"role":"user","content":[{"type":"{{Escaped}}"}]}""", Check.Assistant);
        Assert.Equal("PHI2022", Check.Line(line).Only.Rule);
    }

    [Fact]
    public void EachMediumOfEachMessage_IsReported() =>
        Check.Finds(RuleId.ContentPartsMustBeText, Severity.Error, Message("\"image_url\""),
            Check.Record(
                """{"role":"user","content":[{"type":"text","text":"é"},{"type":«"image_url"»},{"type":«"image_url"»}]}""",
                """{"role":"assistant","content":[{"type":«"image_url"»}]}"""));

    [Fact]
    public void Path_LeadsToTheType() =>
        Assert.Equal("$.messages[0].content[1].type",
            Check.Line(Check.Record(
                """{"role":"user","content":[{"type":"text","text":"a"},{"type":"image_url"}]}""", Check.Assistant)).Only.Path);

    [Fact]
    public void ShareGpt_IsCheckedToo() =>
        Check.Finds(RuleId.ContentPartsMustBeText, Severity.Error, Message("\"image\""),
            Check.ShareGpt("""{"from":"human","value":[{"type":«"image"»}]}""", """{"from":"gpt","value":"b"}"""),
            RecordFormat.ShareGpt);

    [Theory]
    [InlineData("[{\"type\":\"text\",\"text\":\"image_url\"}]")]
    [InlineData("[{\"type\":\"refusal\",\"refusal\":\"no\"}]")]
    [InlineData("[{\"type\":\"Image\"}]")]
    [InlineData("\"{\\\"type\\\":\\\"image_url\\\"}\"")]
    public void OtherParts_Pass(string content) =>
        Check.Passes(Check.Record($$"""{"role":"user","content":{{content}}}""", Check.Assistant));

    [Theory]
    [InlineData("[5,\"image\",[\"image\"]]")]
    [InlineData("[{\"type\":[\"image\"]}]")]
    [InlineData("[{\"image_url\":{\"type\":\"image\"}}]")]
    public void PartThatIsNotWhole_HasAnotherFinding(string content) =>
        Check.Passes(RuleId.ContentPartsMustBeText,
            Check.Record($$"""{"role":"user","content":{{content}}}""", Check.Assistant));
}
