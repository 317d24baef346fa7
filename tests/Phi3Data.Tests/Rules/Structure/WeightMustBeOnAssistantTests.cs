using Xunit;

namespace Phi3Data.Tests;

public class WeightMustBeOnAssistantTests
{
    [Theory]
    [InlineData("user", "1")]
    [InlineData("user", "0")]
    [InlineData("developer", "1")]
    public void WeightOnAnotherRole_IsReportedAtItsValue(string role, string weight) =>
        Check.Finds(RuleId.WeightMustBeOnAssistant, Severity.Warning,
            $"the weight {weight} stands on a message of another role, expected on the assistant's only",
            Check.Record($$"""{"role":"{{role}}","content":"a","weight": «{{weight}}» }""", Check.User, Check.Assistant),
            also: role == "user" ? RuleId.RolesMustAlternate : RuleId.RoleMustFitFormat);

    [Fact]
    public void WeightOnEveryMessage_IsReportedOnAllButTheAssistant() =>
        Check.Finds(RuleId.WeightMustBeOnAssistant, Severity.Warning,
            "the weight 1 stands on a message of another role, expected on the assistant's only",
            Check.ToolRecord(
                """{"role":"system","content":"s","weight":«1»}""", """{"role":"user","content":"a","weight":«1»}""",
                Check.Call("c").Replace("null", "null,\"weight\":1"),
                """{"role":"tool","tool_call_id":"c","content":"r","weight":«1»}""",
                """{"role":"assistant","content":"b","weight":1}"""));

    [Fact]
    public void WeightOnUnknownRole_HasAnotherFinding() =>
        Check.Passes(RuleId.WeightMustBeOnAssistant,
            Check.Record("""{"role":"bot","content":"a","weight":1}""", Check.Assistant));

    [Theory]
    [InlineData("""{"role":"user","content":"a"}""")]
    [InlineData("""{"role":"user","content":"a","weight":null}""")]
    public void NoWeight_Passes(string user) =>
        Check.Passes(Check.Record(user, """{"role":"assistant","content":"b","weight":1}"""));

    [Fact]
    public void ShareGpt_Passes() =>
        Check.Passes(
            Check.ShareGpt("""{"from":"human","value":"a","weight":0}""", """{"from":"gpt","value":"b","weight":1}"""),
            RecordFormat.ShareGpt);
}
