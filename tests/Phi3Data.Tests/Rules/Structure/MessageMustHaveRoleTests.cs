using Xunit;

namespace Phi3Data.Tests;

public class MessageMustHaveRoleTests
{
    private static string Message(string kind) => $"the message's role is {kind}, expected a string";

    [Fact]
    public void MissingRole_IsReportedAtTheMessage() =>
        Check.Finds(RuleId.MessageMustHaveRole, Severity.Error, Message("missing"),
            Check.Record(Check.User, """«{"content":"a"}»"""));

    [Theory]
    [InlineData("null", "null")]
    [InlineData("1", "a number")]
    [InlineData("[\"user\"]", "an array")]
    [InlineData("{}", "an object")]
    [InlineData("false", "true or false")]
    public void RoleOfAnotherType_IsReportedAtItsValue(string role, string kind) =>
        Check.Finds(RuleId.MessageMustHaveRole, Severity.Error, Message(kind),
            Check.Record($$"""{"role": «{{role}}» ,"content":"a"}""", Check.Assistant));

    [Fact]
    public void EscapedKey_IsTheKey() =>
        Check.Passes(Check.Record("""{"\u0072ole":"user","content":"a"}""", Check.Assistant));

    [Fact]
    public void KeyInCapitals_IsAnotherKey() =>
        Check.Finds(RuleId.MessageMustHaveRole, Severity.Error, Message("missing"),
            Check.Record("""«{"Role":"user","content":"a"}»""", Check.Assistant), also: RuleId.MessageKeysMustBeKnown);

    [Fact]
    public void ShareGptFrom_IsTheRole()
    {
        Check.Passes(Check.ShareGpt("""{"from":"human","value":"a"}""", """{"from":"gpt","value":"b"}"""), RecordFormat.ShareGpt);
        Check.Finds(RuleId.MessageMustHaveRole, Severity.Error, Message("missing"),
            Check.ShareGpt("""«{"role":"user","value":"a"}»""", """{"from":"gpt","value":"b"}"""), RecordFormat.ShareGpt);
    }
}
