using System.Text;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

public class RecordFormatsTests
{
    [Theory]
    [InlineData("""{"messages":[]}""", RecordFormat.Messages)]
    [InlineData("""{"conversations":[]}""", RecordFormat.ShareGpt)]
    [InlineData("""{"id":1,"x":{"messages":[]},"conversations":[]}""", RecordFormat.ShareGpt)]
    [InlineData("""{"conversations":[{"messages":1}],"messages":[]}""", RecordFormat.Messages)]
    [InlineData("""{"conversation\u0073":[]}""", RecordFormat.ShareGpt)]
    [InlineData("""{"conversations":[{"from":"human""", RecordFormat.ShareGpt)]
    [InlineData("""{"conversations":[], broken""", RecordFormat.ShareGpt)]
    [InlineData("""{"x":{"conversations":[]}}""", RecordFormat.Messages)]
    [InlineData("""[{"conversations":[]}]""", RecordFormat.Messages)]
    [InlineData("""{"prompt":"a","completion":"b"}""", RecordFormat.Messages)]
    [InlineData("not json", RecordFormat.Messages)]
    [InlineData("", RecordFormat.Messages)]
    public void Recognise_GoesByTheRecordsOwnKeys(string line, RecordFormat format) =>
        Assert.Equal(format, RecordFormats.Recognise(Encoding.UTF8.GetBytes(line), new JsonScratch()));

    [Theory]
    [InlineData("user", RecordFormat.Messages, Role.User)]
    [InlineData("assistant", RecordFormat.Messages, Role.Assistant)]
    [InlineData("system", RecordFormat.Messages, Role.System)]
    [InlineData("tool", RecordFormat.Messages, Role.Tool)]
    [InlineData("function", RecordFormat.Messages, Role.Function)]
    [InlineData("developer", RecordFormat.Messages, Role.Developer)]
    [InlineData("human", RecordFormat.Messages, Role.Unknown)]
    [InlineData("User", RecordFormat.Messages, Role.Unknown)]
    [InlineData("user ", RecordFormat.Messages, Role.Unknown)]
    [InlineData("", RecordFormat.Messages, Role.Unknown)]
    [InlineData("human", RecordFormat.ShareGpt, Role.User)]
    [InlineData("gpt", RecordFormat.ShareGpt, Role.Assistant)]
    [InlineData("function_call", RecordFormat.ShareGpt, Role.Assistant)]
    [InlineData("function_response", RecordFormat.ShareGpt, Role.Tool)]
    [InlineData("developer", RecordFormat.ShareGpt, Role.Unknown)]
    public void ParseRole_KnowsTheNamesOfTheFormat(string name, RecordFormat format, Role role)
    {
        Assert.Equal(role, RecordFormats.ParseRole(format, Encoding.UTF8.GetBytes(name), escaped: false));
        string escaped = string.Concat(System.Linq.Enumerable.Select(name, c => $"\\u{(int)c:x4}"));
        Assert.Equal(role, RecordFormats.ParseRole(format, Encoding.UTF8.GetBytes(escaped), escaped: true));
    }

    [Fact]
    public void ParseRole_OfALongEscapedName_IsUnknown()
    {
        byte[] name = Encoding.UTF8.GetBytes(@"\u0075" + new string('x', 10_000));
        Assert.Equal(Role.Unknown, RecordFormats.ParseRole(RecordFormat.Messages, name, escaped: true));
    }
}
