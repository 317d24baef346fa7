using Xunit;

namespace Phi3Data.Tests;

public class SystemMessageMustBePresentTests
{
    private static readonly RuleOptions On = RuleOptions.Default.WithSeverity(RuleId.SystemMessageMustBePresent, Severity.Error);

    [Fact]
    public void Absent_IsReportedAtTheMessages() =>
        Check.Finds(RuleId.SystemMessageMustBePresent, Severity.Error, "the record has no system message, expected one",
            $$"""{"messages":«»[{{Check.User}},{{Check.Assistant}}]}""", options: On);

    [Fact]
    public void Present_Passes() => Check.Passes(Check.Record(Check.System, Check.User, Check.Assistant), options: On);

    [Fact]
    public void ByDefault_ItIsOff() => Check.Passes(Check.Record(Check.User, Check.Assistant));
}
