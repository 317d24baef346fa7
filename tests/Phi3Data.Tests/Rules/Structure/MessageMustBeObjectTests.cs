using Xunit;

namespace Phi3Data.Tests;

public class MessageMustBeObjectTests
{
    private static string Message(string kind) =>
        $"the message is {kind}, expected an object {{\"role\":…,\"content\":…}}";

    [Theory]
    [InlineData("\"hi\"", "a string")]
    [InlineData("1", "a number")]
    [InlineData("null", "null")]
    [InlineData("true", "true or false")]
    [InlineData("""["user","hi"]""", "an array")]
    public void AnotherValue_IsReportedWhole(string value, string kind) =>
        Check.Finds(RuleId.MessageMustBeObject, Severity.Error, Message(kind),
            Check.Record(Check.User, $"«{value}»", Check.Assistant));

    [Fact]
    public void EachOne_IsReported_AndOrderIsNotJudged() =>
        Check.Finds(RuleId.MessageMustBeObject, Severity.Error, Message("a string"),
            Check.Record("«\"hi\"»", "«\"ho\"»"));

    [Fact]
    public void EmptyObject_LacksRoleAndContentInstead() =>
        Check.Finds(RuleId.MessageMustHaveRole, Severity.Error, "the message's role is missing, expected a string",
            Check.Record("«{}»"), also: RuleId.MessageMustHaveContent);
}
