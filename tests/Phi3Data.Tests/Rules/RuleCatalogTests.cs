using System;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class RuleCatalogTests
{
    [Fact]
    public void All_HasEveryRuleOnce_InTheOrderOfIds()
    {
        RuleId[] catalogue = [.. RuleCatalog.All.Select(rule => rule.Rule)];
        Assert.Equal(Enum.GetValues<RuleId>().Order(), catalogue);
        Assert.Equal(catalogue.Order(), catalogue);
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id).Order(StringComparer.Ordinal), RuleCatalog.All.Select(rule => rule.Id));
    }

    [Fact]
    public void IndexOf_IsThePlaceInAll() =>
        Assert.All(RuleCatalog.All, rule =>
        {
            Assert.Same(rule, RuleCatalog.All[RuleCatalog.IndexOf(rule.Rule)]);
            Assert.Same(rule, RuleCatalog.Get(rule.Rule));
        });

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(2199)]
    [InlineData(5999)]
    [InlineData(ushort.MaxValue)]
    public void NumberWithoutRule_Throws(int number)
    {
        Assert.Throws<ArgumentOutOfRangeException>("rule", () => RuleCatalog.IndexOf((RuleId)number));
        Assert.Throws<ArgumentOutOfRangeException>("rule", () => RuleCatalog.Get((RuleId)number));
    }

    [Fact]
    public void Find_TakesIdOrName_InAnyCase() =>
        Assert.All(RuleCatalog.All, rule =>
        {
            Assert.Same(rule, RuleCatalog.Find(rule.Id));
            Assert.Same(rule, RuleCatalog.Find(rule.Id.ToLowerInvariant()));
            Assert.Same(rule, RuleCatalog.Find(rule.Name));
            Assert.Same(rule, RuleCatalog.Find(rule.Name.ToUpperInvariant()));
        });

    [Theory]
    [InlineData("")]
    [InlineData("PHI9999")]
    [InlineData("2003")]
    [InlineData("PHI2003 ")]
    [InlineData("PHI02003")]
    public void Find_OfAnythingElse_IsNull(string text) => Assert.Null(RuleCatalog.Find(text));

    [Fact]
    public void Rule_SaysWhatItIs()
    {
        RuleInfo rule = RuleCatalog.Get(RuleId.RolesMustAlternate);
        Assert.Equal(("PHI2003", "RolesMustAlternate", RuleCategory.Structure, Severity.Warning, "roles must alternate"),
            (rule.Id, rule.Name, rule.Category, rule.DefaultSeverity, rule.Title));
        Assert.EndsWith("/src/Phi3Data.Rules/Rules/Structure/PHI2003.md", rule.Help);
        Assert.Equal("PHI0001", RuleCatalog.Get(RuleId.LineMustBeValidUtf8).Id);
    }

    [Theory]
    [InlineData((int)RuleId.LineMustBeValidUtf8, RuleCategory.Encoding)]
    [InlineData((int)RuleId.LineMustBeJson, RuleCategory.Syntax)]
    [InlineData((int)RuleId.ToolsMustBeArray, RuleCategory.Structure)]
    [InlineData((int)RuleId.ContentMustNotBeEmpty, RuleCategory.Content)]
    [InlineData((int)RuleId.RecordsMustBeUnique, RuleCategory.Dataset)]
    [InlineData((int)RuleId.BuilderMustBeFinished, RuleCategory.Builders)]
    public void Thousands_TellTheCategory(int rule, RuleCategory category) =>
        Assert.Equal(category, RuleCatalog.Get((RuleId)rule).Category);

    [Fact]
    public void Titles_AreShortAndPlain() =>
        Assert.All(RuleCatalog.All, rule =>
        {
            Assert.InRange(rule.Title.Length, 10, 60);
            Assert.DoesNotContain('{', rule.Title);
            // Two wait for a profile whose service asks for what others refuse.
            bool isOff = rule.Rule is RuleId.FileMustStartWithBom or RuleId.SystemMessageMustBePresent;
            Assert.Equal(isOff, rule.DefaultSeverity == Severity.None);
        });

    [Fact]
    public void All_CannotBeChanged() =>
        Assert.True(((System.Collections.Generic.ICollection<RuleInfo>)RuleCatalog.All).IsReadOnly);
}
