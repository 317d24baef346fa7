using Xunit;

namespace Phi3Data.Tests;

public class RoleMustFitProfileTests
{
    private static readonly RuleOptions Three =
        RuleOptions.Default with { Roles = RoleSet.System | RoleSet.User | RoleSet.Assistant };

    [Fact]
    public void AnotherRole_IsReported() =>
        Check.Finds(RuleId.RoleMustFitProfile, Severity.Error,
            "the role \"tool\" is not taken by this service; it takes system, user, assistant",
            Check.ToolRecord(Check.User, Check.Call("c"), Check.Answer("c").Replace("\"tool\",", "«\"tool\"»,"), Check.Assistant),
            options: Three);

    [Fact]
    public void ItsRoles_Pass() => Check.Passes(Check.Record(Check.System, Check.User, Check.Assistant), options: Three);

    [Fact]
    public void Developer_IsAnotherRules() =>
        Check.Passes(RuleId.RoleMustFitProfile,
            Check.Record("""{"role":"developer","content":"s"}""", Check.User, Check.Assistant), options: Three);

    [Fact]
    public void ByDefault_AllRolesOfChatPass() =>
        Check.Passes(Check.ToolRecord(Check.System, Check.User, Check.Call("c"), Check.Answer("c"), Check.Assistant));
}
