using Xunit;

namespace Phi3Data.Tests;

public class SystemMessageMustComeFirstTests
{
    private const string Marked = """{"role":«"system"»,"content":"s"}""";

    private static string Message(int place) =>
        $"a system message stands at place {place}; expected at most one, as the first message";

    [Fact]
    public void SecondSystem_IsReportedAtItsRole() =>
        Check.Finds(RuleId.SystemMessageMustComeFirst, Severity.Error, Message(2),
            Check.Record(Check.System, Marked, Check.User, Check.Assistant));

    [Fact]
    public void SystemBehindTheUser_IsReported() =>
        Check.Finds(RuleId.SystemMessageMustComeFirst, Severity.Error, Message(2),
            Check.Record(Check.User, Marked, Check.Assistant));

    [Fact]
    public void SystemLast_IsNoAssistantEither() =>
        Check.Finds(RuleId.SystemMessageMustComeFirst, Severity.Error, Message(3),
            Check.Record(Check.User, Check.Assistant, Marked), also: RuleId.LastMessageMustBeFromAssistant);

    [Fact]
    public void EachOne_IsReportedWithItsPlace()
    {
        LineCheck check = Check.Line(Check.Record(Check.System, Check.System, Check.User, Check.System, Check.Assistant));
        Assert.Equal([Message(2), Message(4)],
            System.Array.ConvertAll(check.Of(RuleId.SystemMessageMustComeFirst), found => found.Message));
    }

    [Fact]
    public void OneSystemFirst_Passes() => Check.Passes(Check.Record(Check.System, Check.User, Check.Assistant));

    [Fact]
    public void NoSystem_Passes() => Check.Passes(Check.Record(Check.User, Check.Assistant));
}
