using Xunit;

namespace Phi3Data.Tests;

public class RolesMustAlternateTests
{
    private static readonly string Call = Check.Call("c", "d");

    private static string Message(string role) =>
        $"\"{role}\" follows a message of the same role; expected user and assistant in turn";

    [Fact]
    public void TwoUserTurnsInARow_ReportsTheSecond() =>
        Check.Finds(RuleId.RolesMustAlternate, Severity.Warning, Message("user"),
            Check.Record(Check.User, """{"role":«"user"»,"content":"a"}""", Check.Assistant));

    [Fact]
    public void ThreeAssistantTurnsInARow_ReportsTwo() =>
        Check.Finds(RuleId.RolesMustAlternate, Severity.Warning, Message("assistant"),
            Check.Record(
                Check.User, Check.Assistant, """{"role":«"assistant"»,"content":"b"}""",
                """{"role":«"assistant"»,"content":"b"}"""));

    [Fact]
    public void CallThenAnswerWithoutResult_IsReported() =>
        Check.Finds(RuleId.RolesMustAlternate, Severity.Warning, Message("assistant"),
            Check.ToolRecord(Check.User, Call, """{"role":«"assistant"»,"content":"b"}"""),
            also: RuleId.ToolCallsMustBeAnswered);

    [Fact]
    public void ToolAfterTool_Passes() =>
        Check.Passes(Check.ToolRecord(
            Check.User, Call, """{"role":"tool","tool_call_id":"c","content":"1"}""",
            """{"role":"tool","tool_call_id":"d","content":"2"}""", Check.Assistant));

    [Fact]
    public void CallAfterCall_Passes() =>
        Check.Passes(Check.ToolRecord(
            Check.User, Check.Call("c"), """{"role":"tool","tool_call_id":"c","content":"1"}""", Check.Call("d")));

    [Fact]
    public void FunctionAfterFunction_Passes() =>
        Check.Passes(RuleId.RolesMustAlternate, Check.Record(
            Check.User, """{"role":"function","name":"f","content":"1"}""",
            """{"role":"function","name":"f","content":"1"}""", Check.Assistant));

    [Fact]
    public void UserSystemUser_IsAnotherRules() =>
        Check.Passes(RuleId.RolesMustAlternate, Check.Record(Check.User, Check.System, Check.User, Check.Assistant));

    [Fact]
    public void SystemTwice_IsAnotherRules() =>
        Check.Passes(RuleId.RolesMustAlternate, Check.Record(Check.System, Check.System, Check.User, Check.Assistant));

    [Fact]
    public void TwoNamesOfOneShareGptRole_AreTheSameRole() =>
        Check.Finds(RuleId.RolesMustAlternate, Severity.Warning, Message("user"),
            Check.ShareGpt(
                """{"from":"human","value":"a"}""", """{"from":«"user"»,"value":"a"}""", """{"from":"gpt","value":"b"}"""),
            RecordFormat.ShareGpt);
}
