using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Phi3Data.Cli.Commands;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

public sealed class RulesCommandTests
{
    public static IEnumerable<object[]> AllIds => RuleCatalog.All.Select(r => new object[] { r.Id });

    [Fact]
    public async Task List_HasALineForEachRule()
    {
        Run run = await Run.Cli("rules");

        Assert.Equal(0, run.Code);
        Assert.Empty(run.Error);
        Assert.Equal(RuleCatalog.All.Count, run.OutLines.Length);
        foreach ((RuleInfo rule, string line) in RuleCatalog.All.Zip(run.OutLines))
        {
            Assert.StartsWith($"{rule.Id}  {rule.DefaultSeverity.ToString().ToLowerInvariant()} ", line);
            Assert.Contains($" {rule.Name} ", line);
            Assert.EndsWith(rule.Title, line);
        }
    }

    [Theory]
    [MemberData(nameof(AllIds))]
    public async Task Explain_PrintsThePageByIdAndByName(string id)
    {
        RuleInfo rule = Assert.IsType<RuleInfo>(RuleCatalog.Find(id));

        Run byId = await Run.Cli("explain", id);
        Run byName = await Run.Cli("explain", rule.Name.ToUpperInvariant());

        Assert.Equal(0, byId.Code);
        Assert.Empty(byId.Error);
        Assert.StartsWith($"# {id}: ", byId.Out);
        Assert.Contains("## Bad", byId.Out);
        Assert.Contains("## Good", byId.Out);
        Assert.Equal(byId, byName);
    }

    [Theory]
    [InlineData("PHI200", "did you mean PHI2001 (RecordMustHaveMessages)?")]
    [InlineData("PHI2O03", "did you mean PHI2003 (RolesMustAlternate)?")]
    [InlineData("rolemustbeknow", "did you mean PHI2006 (RoleMustBeKnown)?")]
    [InlineData("PHI9999", "'phi3data rules' lists them all")]
    [InlineData("", "'phi3data rules' lists them all")]
    public async Task ExplainUnknownRule_AnswersTwoWithAHint(string text, string hint)
    {
        Run run = await Run.Cli("explain", text);

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains($"there is no rule {text}; {hint}", run.Error);
    }

    [Fact]
    public void EveryNameWithOneSlip_FindsItsRuleOrANeighbour()
    {
        foreach (RuleInfo rule in RuleCatalog.All)
        {
            string slip = rule.Name.Remove(rule.Name.Length / 2, 1);
            string? message = SettingNames.TryRule(slip, out _);
            Assert.Contains(rule.Id, message);
        }
    }
}
