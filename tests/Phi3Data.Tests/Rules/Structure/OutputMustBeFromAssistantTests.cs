using Xunit;

namespace Phi3Data.Tests;

public class OutputMustBeFromAssistantTests
{
    [Theory]
    [InlineData("user")]
    [InlineData("system")]
    [InlineData("function")]
    public void OtherRole_IsReportedAtTheRole(string role)
    {
        string output = $$"""[{"content":"x","role":«"{{role}}"»},{{Check.Assistant}}]""";
        string message = $"a message of the output is from \"{role}\", expected the assistant, or a tool that it calls";
        Pairs.Finds(RuleId.OutputMustBeFromAssistant, Severity.Error, message, Pairs.Record(preferred: output));
        Pairs.Finds(RuleId.OutputMustBeFromAssistant, Severity.Error, message, Pairs.Record(other: output));
    }

    [Fact]
    public void EachMessageOfAnotherRole_IsReported() =>
        Pairs.Finds(RuleId.OutputMustBeFromAssistant, Severity.Error,
            "a message of the output is from \"user\", expected the assistant, or a tool that it calls",
            Pairs.Record(
                preferred: """[{"role":«"user"»,"content":"x"}]""",
                other: $$"""[{{Check.Assistant}},{"role":«"user"»,"content":"x"}]"""));

    [Fact]
    public void ToolsAlone_AreReportedAtTheOutput() =>
        Pairs.Finds(RuleId.OutputMustBeFromAssistant, Severity.Error,
            "no message of the output is from the assistant, expected at least one",
            Pairs.Record(
                $$"""{"messages":[{{Check.User}},{{Check.Call("c")}}],"tools":[{{Check.Tool}}]}""",
                preferred: $"«[{Check.Answer("c")}]»", other: $"[{Check.Answer("c")},{Pairs.Worse}]"),
            also: RuleId.InputMustNotEndWithAssistant);

    [Fact]
    public void CallAndItsAnswer_Pass() =>
        Pairs.Passes(Pairs.Record(
            $$"""{"messages":[{{Check.User}}],"tools":[{{Check.Tool}}]}""",
            preferred: $"[{Check.Call("c")},{Check.Answer("c")},{Check.Assistant}]", other: $"[{Check.Call("c")}]"));

    [Fact]
    public void UnknownRole_IsAnotherRules() =>
        Pairs.Finds(RuleId.RoleMustBeKnown, Severity.Error, "the role \"asistant\" is unknown; did you mean assistant?",
            Pairs.Record(preferred: """[{"role":«"asistant"»,"content":"x"}]"""));

    [Fact]
    public void AssistantAboveTheLimitOfMessages_IsNotMissed() =>
        Check.Passes(RuleId.OutputMustBeFromAssistant,
            Pairs.Record(preferred: $"[{Check.Answer("c")},{Check.Assistant}]"), options: Pairs.Options with { MaxMessages = 2 });
}
