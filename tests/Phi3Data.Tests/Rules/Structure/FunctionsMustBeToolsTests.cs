using Xunit;

namespace Phi3Data.Tests;

public class FunctionsMustBeToolsTests
{
    private const string Call = """{"role":"assistant","content":null,"function_call":«{"name":"f","arguments":"{}"}»}""";

    [Fact]
    public void Functions_AreReported() =>
        Check.Finds(RuleId.FunctionsMustBeTools, Severity.Warning, "functions is deprecated, expected tools",
            $$"""{"messages":[{{Check.User}},{{Check.Assistant}}],"functions":«[{"name":"f"}]»}""");

    [Fact]
    public void FunctionCall_IsReportedOnce() =>
        Check.Finds(RuleId.FunctionsMustBeTools, Severity.Warning, "function_call is deprecated, expected tool_calls",
            Check.Record(
                Check.User, Call, """{"role":"function","name":"f","content":"1"}""",
                """{"role":"assistant","function_call":{"name":"f","arguments":"{}"}}"""));

    [Fact]
    public void FunctionsAndCalls_AreReportedOnce() =>
        Check.Finds(RuleId.FunctionsMustBeTools, Severity.Warning, "functions is deprecated, expected tools",
            $$"""{"messages":[{{Check.User}},{{Call.Replace("«", "").Replace("»", "")}}],"functions":«[{"name":"f"}]»}""");

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public void NoFunctions_Pass(string functions) =>
        Check.Passes($$"""{"messages":[{{Check.User}},{{Check.Assistant}}],"functions":{{functions}}}""");

    [Fact]
    public void FunctionCallThatIsNull_Passes() =>
        Check.Passes(Check.Record(Check.User, """{"role":"assistant","content":"b","function_call":null}"""));

    [Fact]
    public void Tools_Pass() => Check.Passes(Check.ToolRecord(Check.User, Check.Call("c")));
}
