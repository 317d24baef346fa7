using Xunit;

namespace Phi3Data.Tests;

public class ConversationMustHaveAssistantTests
{
    private const string Message = "no message is from the assistant: there is nothing to train";

    [Fact]
    public void NoAssistant_IsReportedAtTheMessages() =>
        Check.Finds(RuleId.ConversationMustHaveAssistant, Severity.Error, Message,
            $$"""{"messages":«[{{Check.System}},{{Check.User}}]»}""");

    [Fact]
    public void QuestionWithFieldsForAGrader_IsSaidToBeForReinforcement() =>
        Check.Finds(RuleId.ConversationMustHaveAssistant, Severity.Error,
            Message + "; by its other keys it may be a record for reinforcement (rft), whose answers a grader judges",
            $$"""{"messages":«[{{Check.User}}]»,"solution":"68"}""", also: [RuleId.RecordKeysMustBeKnown]);

    [Fact]
    public void PairOfAnswersBesideTheMessages_IsSaidToBePreference() =>
        Check.Finds(RuleId.ConversationMustHaveAssistant, Severity.Error,
            Message + "; it looks like a preference record as trainers write it (chosen, rejected)",
            $$"""{"messages":«[{{Check.User}}]»,"chosen":"a","rejected":"b"}""", also: [RuleId.RecordKeysMustBeKnown]);

    [Fact]
    public void SystemLastOrKeysOfServices_AreNoReinforcement()
    {
        Check.Finds(
            RuleId.ConversationMustHaveAssistant, Severity.Error, Message, $$"""{"messages":«[{{Check.User}},{{Check.System}}]»,"n":1}""",
            also: [RuleId.SystemMessageMustComeFirst, RuleId.RecordKeysMustBeKnown]);
        Check.Finds(
            RuleId.ConversationMustHaveAssistant, Severity.Error, Message,
            $$"""{"messages":«[{{Check.User}}]»,"parallel_tool_calls":true}""");
    }

    [Fact]
    public void LastMessage_IsNotReportedToo() =>
        Check.Passes(RuleId.LastMessageMustBeFromAssistant, Check.Record(Check.User));

    [Fact]
    public void AssistantThatOnlyCalls_Passes() =>
        Check.Passes(Check.ToolRecord(Check.User, Check.Call("c")));

    [Fact]
    public void ShareGptFunctionCall_IsAnAssistant() =>
        Check.Passes(
            Check.ShareGpt("""{"from":"human","value":"a"}""", """{"from":"function_call","value":"{}"}"""),
            RecordFormat.ShareGpt);

    [Fact]
    public void AssistantAboveTheLimitOfMessages_IsNotDenied() =>
        Check.Finds(RuleId.MessagesMustNotBeTooMany, Severity.Error, "the record has 2 messages, more than the limit of 1",
            $$"""{"messages":«[{{Check.User}},{{Check.Assistant}}]»}""", options: new RuleOptions { MaxMessages = 1 });
}
