using Xunit;

namespace Phi3Data.Tests;

public class ToolCallMustBeCompleteTests
{
    private const string Shape = "expected an object {\"name\":…,\"arguments\":…}";

    private static string With(string calls) =>
        Check.ToolRecord(Check.User, $$"""{"role":"assistant","content":null,"tool_calls":{{calls}}}""");

    [Theory]
    [InlineData("{}", "an object")]
    [InlineData("\"[]\"", "a string")]
    [InlineData("false", "true or false")]
    public void CallsThatAreNoArray_AreReported(string calls, string kind) =>
        Check.Finds(RuleId.ToolCallMustBeComplete, Severity.Error, $"tool_calls is {kind}, expected an array of calls",
            With($"«{calls}»"));

    [Theory]
    [InlineData("«1»", "the call is a number, expected an object {\"id\":…,\"type\":\"function\",\"function\":…}")]
    [InlineData("«[[]]»", "the call is an array, expected an object {\"id\":…,\"type\":\"function\",\"function\":…}")]
    [InlineData("«{}»", "the call's id is missing, expected a string")]
    [InlineData("{\"id\":«7»}", "the call's id is a number, expected a string")]
    [InlineData("{\"id\":«null»}", "the call's id is null, expected a string")]
    [InlineData("«{\"id\":\"c\"}»", "the call's type is missing, expected \"function\"")]
    [InlineData("{\"id\":\"c\",\"type\":«\"tool\"»}", "the call's type is \"tool\", expected \"function\"")]
    [InlineData("«{\"id\":\"c\",\"type\":\"function\"}»", "the call's function is missing, " + Shape)]
    [InlineData("{\"id\":\"c\",\"type\":\"function\",\"function\":«\"f\"»}", "the call's function is a string, " + Shape)]
    [InlineData("{\"id\":\"c\",\"type\":\"function\",\"function\":«{\"arguments\":\"{}\"}»}",
        "the call's function name is missing, expected a string")]
    [InlineData("{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":«5»}}",
        "the call's function name is a number, expected a string")]
    [InlineData("{\"id\":\"c\",\"type\":\"function\",\"function\":«{\"name\":\"f\"}»}",
        "the call has no arguments, expected a string that holds a JSON object")]
    public void MissingPart_IsReportedOnceWhereItIs(string call, string message) =>
        Check.Finds(RuleId.ToolCallMustBeComplete, Severity.Error, message, With($"[{call}]"));

    [Fact]
    public void EachCallOfEachMessage_IsReported() =>
        Check.Finds(RuleId.ToolCallMustBeComplete, Severity.Error, "the call's id is missing, expected a string",
            Check.ToolRecord(
                Check.User, """{"role":"assistant","tool_calls":[«{}»,«{}»]}""", Check.User,
                """{"role":"assistant","tool_calls":[«{}»]}"""));

    [Fact]
    public void WholeCall_Passes() =>
        Check.Passes(With(
            """[{"index":0,"function":{"n\u0061me":"f","arguments":"{}"},"\u0069d":"c","type":"function"}]"""));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public void NoCalls_Pass(string calls) =>
        Check.Passes(Check.Record(Check.User, $$"""{"role":"assistant","content":"b","tool_calls":{{calls}}}"""));

    [Fact]
    public void ShareGpt_IsNotChecked() =>
        Check.Passes(
            Check.ShareGpt("""{"from":"human","value":"a"}""", """{"from":"gpt","value":"b","tool_calls":[1]}"""),
            RecordFormat.ShareGpt);
}
