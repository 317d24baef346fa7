using Xunit;

namespace Phi3Data.Tests;

public class LastMessageMustBeFromUserTests
{
    private const string Developer = """{"role":"developer","content":"d"}""";

    private static readonly RuleOptions Options = new() { Method = TrainingMethod.Reinforcement };

    [Fact]
    public void AssistantLast_IsReportedAtTheRole() =>
        Check.Finds(RuleId.LastMessageMustBeFromUser, Severity.Error,
            "the last message is from \"assistant\", expected the user: in reinforcement the model answers it"
                + "; it looks like a chat record (messages), which is for supervised training (sft)",
            Check.Record(Check.User, """{"content":"x","role":«"assistant"»}"""), options: Options);

    [Fact]
    public void AssistantLast_BesideFieldsForAGrader_IsNoChat() =>
        Check.Finds(RuleId.LastMessageMustBeFromUser, Severity.Error,
            "the last message is from \"assistant\", expected the user: in reinforcement the model answers it",
            $$"""{"messages":[{{Check.User}},{"content":"x","role":«"assistant"»}],"solution":"x"}""", options: Options);

    [Fact]
    public void ToolLast_IsReported() =>
        Check.Finds(RuleId.LastMessageMustBeFromUser, Severity.Error,
            "the last message is from \"tool\", expected the user: in reinforcement the model answers it",
            Check.ToolRecord(Check.User, Check.Call("c"), """{"role":«"tool"»,"tool_call_id":"c","content":"1"}"""),
            options: Options);

    [Fact]
    public void UserLast_Passes_WithFieldsForTheGrader() =>
        Check.Passes($$"""{"messages":[{{Developer}},{{Check.User}}],"answer":"a","n":[1]}""", options: Options);

    [Fact]
    public void UserAfterAnAnswer_Passes() =>
        Check.Passes(Check.Record(Check.User, Check.Assistant, Check.User), options: Options);

    [Fact]
    public void Profile_Passes() =>
        Check.Passes(Check.Record(Developer, Check.User), options: ProfileCatalog.Find("azure-openai-rft")!.CreateOptions());

    [Fact]
    public void WithoutAnyUser_OneFindingSaysIt() =>
        Check.Finds(RuleId.ConversationMustHaveUser, Severity.Error, "no message is from the user",
            $$"""{"messages":«[{{Check.System}}]»}""", options: Options);

    [Fact]
    public void InSupervisedTraining_TheAssistantComesLast() =>
        Check.Passes(RuleId.LastMessageMustBeFromUser, Check.Record(Check.User, Check.Assistant));

    [Fact]
    public void LastAboveTheLimitOfMessages_IsNotJudged() =>
        Check.Passes(RuleId.LastMessageMustBeFromUser,
            Check.Record(Check.User, Check.Assistant, Check.User), options: Options with { MaxMessages = 2 });
}
