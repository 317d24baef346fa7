using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class MessagesMustNotBeTooManyTests
{
    private static string Turns(int turns) =>
        string.Join(',', Enumerable.Repeat($"{Check.User},{Check.Assistant}", turns));

    [Theory]
    [InlineData(2, 4)]
    [InlineData(7, 16)]
    [InlineData(15, 16)]
    public void OneTurnTooMany_IsReportedAtTheMessages(int limit, int messages) =>
        Check.Finds(RuleId.MessagesMustNotBeTooMany, Severity.Error,
            $"the record has {messages} messages, more than the limit of {limit}",
            $$"""{"messages":«[{{Turns(messages / 2)}}]»}""", options: new RuleOptions { MaxMessages = limit });

    [Fact]
    public void DefaultLimit_IsInTheMessage() =>
        Check.Finds(RuleId.MessagesMustNotBeTooMany, Severity.Error,
            "the record has 32,770 messages, more than the limit of 32,768", $$"""{"messages":«[{{Turns(16_385)}}]»}""");

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    public void AsManyAsTheLimit_Passes(int limit) =>
        Check.Passes(Check.Record(Turns(8)), options: new RuleOptions { MaxMessages = limit });

    [Fact]
    public void MessagesAboveTheLimit_AreNotJudged() =>
        Check.Finds(RuleId.MessagesMustNotBeTooMany, Severity.Error,
            "the record has 4 messages, more than the limit of 2",
            $$"""{"messages":«[{{Check.User}},{{Check.Assistant}},5,{"role":"bot"}]»}""",
            options: new RuleOptions { MaxMessages = 2 });
}
