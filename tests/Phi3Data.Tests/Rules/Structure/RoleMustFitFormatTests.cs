using Xunit;

namespace Phi3Data.Tests;

public class RoleMustFitFormatTests
{
    private const string Message =
        "the role \"developer\" belongs to reinforcement fine-tuning, expected system in chat fine-tuning";

    [Fact]
    public void Developer_IsReportedAtTheRole() =>
        Check.Finds(RuleId.RoleMustFitFormat, Severity.Error, Message,
            Check.Record("""{"role":«"developer"»,"content":"d"}""", Check.User, Check.Assistant));

    [Fact]
    public void EachDeveloper_IsReported() =>
        Check.Finds(RuleId.RoleMustFitFormat, Severity.Error, Message,
            Check.Record(
                """{"role":«"developer"»,"content":"d"}""", Check.User,
                """{"role":«"developer"»,"content":"d"}""", Check.Assistant));

    [Fact]
    public void EscapedDeveloper_IsReported() =>
        Check.Finds(RuleId.RoleMustFitFormat, Severity.Error,
            "the role \"\\u0064eveloper\" belongs to reinforcement fine-tuning, expected system in chat fine-tuning",
            Check.Record("""{"role":«"\u0064eveloper"»,"content":"d"}""", Check.User, Check.Assistant));

    [Fact]
    public void OrderOfTheOthers_IsStillJudged() =>
        Check.Finds(RuleId.RoleMustFitFormat, Severity.Error, Message,
            Check.Record("""{"role":«"developer"»,"content":"d"}""", Check.User, Check.Assistant, Check.User),
            also: RuleId.LastMessageMustBeFromAssistant);

    [Fact]
    public void ShareGpt_DoesNotKnowTheRole() =>
        Check.Finds(RuleId.RoleMustBeKnown, Severity.Error,
            "the role \"developer\" is unknown; developer is for reinforcement fine-tuning only, here it is system",
            Check.ShareGpt("""{"from":«"developer"»,"value":"d"}""", """{"from":"gpt","value":"b"}"""),
            RecordFormat.ShareGpt);

    [Fact]
    public void System_Passes() => Check.Passes(Check.Record(Check.System, Check.User, Check.Assistant));
}
