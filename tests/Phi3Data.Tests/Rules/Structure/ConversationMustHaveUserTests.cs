using Xunit;

namespace Phi3Data.Tests;

public class ConversationMustHaveUserTests
{
    private const string Message = "no message is from the user";

    [Fact]
    public void NoUser_IsReportedAtTheMessages() =>
        Check.Finds(RuleId.ConversationMustHaveUser, Severity.Error, Message,
            $$"""{"messages": «[{{Check.System}},{{Check.Assistant}}]» }""");

    [Fact]
    public void NobodyAtAll_LacksBoth() =>
        Check.Finds(RuleId.ConversationMustHaveUser, Severity.Error, Message,
            $$"""{"messages":«[{{Check.System}}]»}""", also: RuleId.ConversationMustHaveAssistant);

    [Fact]
    public void ShareGpt_IsReportedAtTheConversations() =>
        Check.Finds(RuleId.ConversationMustHaveUser, Severity.Error, Message,
            """{"conversations":«[{"from":"gpt","value":"b"}]»}""", RecordFormat.ShareGpt);

    [Fact]
    public void UserAnywhere_Passes() =>
        Check.Passes(RuleId.ConversationMustHaveUser, Check.Record(Check.Assistant, Check.User, Check.Assistant));

    [Fact]
    public void UserAboveTheLimitOfMessages_IsNotDenied() =>
        Check.Finds(RuleId.MessagesMustNotBeTooMany, Severity.Error, "the record has 3 messages, more than the limit of 1",
            $$"""{"messages":«[{{Check.System}},{{Check.User}},{{Check.Assistant}}]»}""",
            options: new RuleOptions { MaxMessages = 1 });
}
