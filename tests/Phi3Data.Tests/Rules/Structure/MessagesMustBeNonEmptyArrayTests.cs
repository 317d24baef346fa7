using Xunit;

namespace Phi3Data.Tests;

public class MessagesMustBeNonEmptyArrayTests
{
    [Theory]
    [InlineData("[]", "empty")]
    [InlineData("[ ]", "empty")]
    [InlineData("null", "null")]
    [InlineData("{}", "an object")]
    [InlineData("\"[]\"", "a string")]
    [InlineData("0", "a number")]
    [InlineData("false", "true or false")]
    public void AnotherValue_IsReportedWhole(string value, string kind) =>
        Check.Finds(RuleId.MessagesMustBeNonEmptyArray, Severity.Error,
            $"messages is {kind}, expected an array of at least one message",
            $$"""{"messages": «{{value}}» }""");

    [Fact]
    public void ShareGpt_NamesItsOwnKey() =>
        Check.Finds(RuleId.MessagesMustBeNonEmptyArray, Severity.Error,
            "conversations is empty, expected an array of at least one message",
            """{"system":"s","conversations":«[]»}""", RecordFormat.ShareGpt);

    [Fact]
    public void ArrayBehindAFirstValue_DoesNotMendIt() =>
        Check.Finds(RuleId.MessagesMustBeNonEmptyArray, Severity.Error,
            "messages is null, expected an array of at least one message",
            $$"""{"messages":«null»,"messages":[{{Check.User}},{{Check.Assistant}}]}""",
            also: RuleId.KeysMustBeUnique);

    [Fact]
    public void OneMessage_IsEnoughForThisRule() =>
        Check.Passes(RuleId.MessagesMustBeNonEmptyArray, """{"messages":[1]}""");
}
