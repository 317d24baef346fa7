using Xunit;

namespace Phi3Data.Tests;

public class InputMustNotEndWithAssistantTests
{
    private const string Message =
        "the last message of the input is from \"assistant\", expected the user: the outputs are the assistant's turn";

    private const string Marked = $$"""{"messages":[{{Check.User}},{"role":«"assistant"»,"content":"b"}]}""";

    [Fact]
    public void AssistantLast_IsReportedAtTheRole() =>
        Pairs.Finds(RuleId.InputMustNotEndWithAssistant, Severity.Error, Message, Pairs.Record(Marked));

    [Theory]
    [InlineData("azure-openai-dpo", Severity.Warning)]
    [InlineData("together", Severity.Error)]
    public void Profile_DecidesHowBadThatIs(string profile, Severity severity) =>
        Pairs.Finds(RuleId.InputMustNotEndWithAssistant, severity, Message, Pairs.Record(Marked),
            ProfileCatalog.Find(profile)!.CreateOptions() with { Method = TrainingMethod.Preference });

    [Fact]
    public void AssistantBefore_Passes() =>
        Pairs.Passes(Pairs.Record($$"""{"messages":[{{Check.User}},{{Check.Assistant}},{{Check.User}}]}"""));

    [Fact]
    public void ToolLast_Passes() =>
        Pairs.Passes(Pairs.Record(
            $$"""{"messages":[{{Check.User}},{{Check.Call("c")}},{{Check.Answer("c")}}],"tools":[{{Check.Tool}}]}"""));

    [Fact]
    public void LastAboveTheLimitOfMessages_IsNotJudged() =>
        Check.Passes(RuleId.InputMustNotEndWithAssistant,
            Pairs.Record($$"""{"messages":[{{Check.User}},{{Check.Assistant}},{{Check.User}}]}"""),
            options: Pairs.Options with { MaxMessages = 2 });
}
