using Xunit;

namespace Phi3Data.Tests;

public class RoleMustBeKnownTests
{
    [Theory]
    [InlineData("User", "; did you mean user?")]
    [InlineData("USER", "; did you mean user?")]
    [InlineData("usr", "; did you mean user?")]
    [InlineData(" user", "; did you mean user?")]
    [InlineData("human", "; did you mean user?")]
    [InlineData("Human", "; did you mean user?")]
    [InlineData("bot", "; did you mean assistant?")]
    [InlineData("robot", "; did you mean assistant?")]
    [InlineData("gpt", "; did you mean assistant?")]
    [InlineData("model", "; did you mean assistant?")]
    [InlineData("Assitant", "; did you mean assistant?")]
    [InlineData("assistent", "; did you mean assistant?")]
    [InlineData("sytem", "; did you mean system?")]
    [InlineData("observation", "; did you mean tool?")]
    [InlineData("tools", "; did you mean tool?")]
    [InlineData("pirate", "; expected system, user, assistant or tool")]
    [InlineData("", "; expected system, user, assistant or tool")]
    [InlineData("to", "; expected system, user, assistant or tool")]
    [InlineData("Developer", "; developer is for reinforcement fine-tuning only, here it is system")]
    public void UnknownRole_IsReportedWithAHint(string role, string hint) =>
        Check.Finds(RuleId.RoleMustBeKnown, Severity.Error, $"the role \"{role}\" is unknown{hint}",
            Check.Record($$"""{"role":«"{{role}}"»,"content":"a"}""", Check.User, Check.Assistant));

    [Theory]
    [InlineData("USER", "; did you mean human?")]
    [InlineData("Human", "; did you mean human?")]
    [InlineData("bot", "; did you mean gpt?")]
    [InlineData("ASSISTANT", "; did you mean gpt?")]
    [InlineData("Observation", "; did you mean observation?")]
    [InlineData("pirate", "; expected system, human, gpt or observation")]
    public void UnknownShareGptRole_IsReportedWithItsOwnNames(string role, string hint) =>
        Check.Finds(RuleId.RoleMustBeKnown, Severity.Error, $"the role \"{role}\" is unknown{hint}",
            Check.ShareGpt($$"""{"from":«"{{role}}"»,"value":"a"}""", """{"from":"gpt","value":"b"}"""),
            RecordFormat.ShareGpt);

    [Theory]
    [InlineData("human", "gpt")]
    [InlineData("user", "assistant")]
    [InlineData("human", "function_call")]
    [InlineData("h\\u0075man", "gp\\u0074")]
    public void ShareGptNames_Pass(string user, string assistant) =>
        Check.Passes(
            Check.ShareGpt($$"""{"from":"{{user}}","value":"a"}""", $$"""{"from":"{{assistant}}","value":"b"}"""),
            RecordFormat.ShareGpt);

    [Theory]
    [InlineData("observation")]
    [InlineData("tool")]
    [InlineData("function_response")]
    [InlineData("\\u0066\\u0075\\u006e\\u0063\\u0074\\u0069\\u006f\\u006e\\u005f\\u0072\\u0065\\u0073\\u0070\\u006f\\u006e\\u0073\\u0065")]
    public void ShareGptToolNames_Pass(string tool) =>
        Check.Passes(
            Check.ShareGpt(
                """{"from":"system","value":"s"}""", """{"from":"human","value":"a"}""",
                """{"from":"function_call","value":"f"}""", $$"""{"from":"{{tool}}","value":"r"}""",
                """{"from":"gpt","value":"b"}"""),
            RecordFormat.ShareGpt);

    [Theory]
    [InlineData("\\u0075ser", "assistan\\u0074")]
    [InlineData("\\u0075\\u0073\\u0065\\u0072", "\\u0061\\u0073\\u0073\\u0069\\u0073\\u0074\\u0061\\u006e\\u0074")]
    public void EscapedRole_IsTheRole(string user, string assistant) =>
        Check.Passes(Check.Record(
            $$"""{"role":"{{user}}","content":"a"}""", $$"""{"role":"{{assistant}}","content":"b"}"""));

    [Theory]
    [InlineData("human")]
    [InlineData("gpt")]
    [InlineData("observation")]
    public void ShareGptNameInMessages_IsUnknown(string role) =>
        Assert.Equal("PHI2006",
            Check.Line(Check.Record($$"""{"role":"{{role}}","content":"a"}""", Check.Assistant)).Only.Rule);

    [Fact]
    public void Function_IsKnownThoughDeprecated() =>
        Check.Passes(Check.Record(
            Check.User,
            """{"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{}"}}""",
            """{"role":"function","name":"f","content":"1"}""", Check.Assistant));

    [Fact]
    public void OrderIsNotJudged_WhenARoleCannotBeRead() =>
        Check.Finds(RuleId.RoleMustBeKnown, Severity.Error, "the role \"bot\" is unknown; did you mean assistant?",
            Check.Record(Check.User, Check.User, """{"role":«"bot"»,"content":"a"}"""));
}
