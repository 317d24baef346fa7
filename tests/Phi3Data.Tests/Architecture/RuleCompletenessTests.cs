using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Every rule has all that a rule has. What is missing is named as the step that was forgotten.</summary>
public class RuleCompletenessTests
{
    public static TheoryData<RuleId> AllRules => [.. Enum.GetValues<RuleId>()];

    [Theory]
    [MemberData(nameof(AllRules))]
    public void Rule_HasAllItsParts(RuleId id)
    {
        string name = id.ToString();
        if (RuleCatalog.Find(name) is not { } rule)
        {
            Assert.Fail($"{name}: no row in RuleCatalog.cs");
            return;
        }
        string category = rule.Category.ToString();
        var missing = new List<string>();
        if (rule.Category == RuleCategory.Builders)
        {
            // These look at C#, not at a line: an analyzer in place of a rule, and no dataset file can break them.
            Need(Analyzer(name).Contains($"{rule.Id}: "), $"{rule.Id} in the summary of Phi3Data.Analyzers/Builders/{name}Analyzer.cs");
            Need(RulePage.Read(rule) is not null, $"page Rules/{category}/{rule.Id}.md");
            Need(File.Exists(Places.InRepository("tests", "Phi3Data.Analyzers.Tests", "Builders", name + "Tests.cs")),
                $"tests/Phi3Data.Analyzers.Tests/Builders/{name}Tests.cs");
            Assert.True(missing.Count == 0, $"{rule.Id} {name} lacks: {string.Join("; ", missing)}");
            return;
        }
        Need(Code(category, name).Contains($"static class {name}"), $"Rules/{category}/{name}.cs with static class {name}");
        Need(Code(category, name).Contains($"{rule.Id}: "), $"{rule.Id} in the summary of {name}.cs");
        Need(RulePage.Read(rule) is not null, $"page Rules/{category}/{rule.Id}.md");
        Need(File.Exists(Places.InRepository("tests", "Phi3Data.Tests", "Rules", category, name + "Tests.cs")),
            $"tests/Phi3Data.Tests/Rules/{category}/{name}Tests.cs");
        Need(typeof(RuleCompletenessTests).Assembly.GetType($"Phi3Data.Tests.{name}Tests") is not null,
            $"test class {name}Tests");
        // The rule on file names needs a name of another ending.
        Need(Directory.GetFiles(Places.InRepository("tests", "Datasets"), $"{rule.Id}.{name}.json*").Length == 1,
            $"tests/Datasets/{rule.Id}.{name}.jsonl");
        Assert.True(missing.Count == 0, $"{rule.Id} {name} lacks: {string.Join("; ", missing)}");

        void Need(bool there, string what)
        {
            if (!there) missing.Add(what);
        }
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void Page_HasAllItsParts(RuleId id)
    {
        (RuleInfo rule, RulePage page) = PageOf(id);
        Assert.Equal($"# {rule.Id}: {rule.Title}", page.Line(0));
        Assert.StartsWith(
            $"Category: {rule.Category.ToString().ToLowerInvariant()} · Default: {rule.DefaultSeverity.ToString().ToLowerInvariant()} · ",
            page.Line(1));
        Assert.Equal(RulePage.Parts, page.Headings);
        Assert.All(RulePage.Parts, part => Assert.False(page.Text(part).Trim().Length == 0, $"{rule.Id}: {part} is empty"));
        if (rule.Category == RuleCategory.Builders)
        {
            Assert.Contains($"dotnet_diagnostic.{rule.Id}.severity", page.Text("## Options"));
            return;
        }
        Assert.Contains($"--rule {rule.Id}=", page.Text("## Options"));
        Assert.Contains($"RuleOptions.WithSeverity(RuleId.{rule.Name}, ", page.Text("## Options").ReplaceLineEndings(" "));
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void BadBlock_BreaksTheRule_AsThePageSays(RuleId id)
    {
        (RuleInfo rule, RulePage page) = PageOf(id);
        (string language, string text) = page.Block("## Bad");
        Assert.True(page.Says is not null, $"{rule.Id}: no line \"phi3data says: `…`\" under ## Bad");
        (string message, int column, string path) = page.Says.Value;
        // The blocks of a builder's page are C#, which the analyzers' tests run.
        if ((language == "text" && MayBeText(rule)) || (language == "csharp" && rule.Category == RuleCategory.Builders))
        {
            Assert.Matches(Pattern(rule), message);
            return;
        }
        Assert.True(language == "json", $"{rule.Id}: no ```json block under ## Bad");
        LineCheck check = Check.Line(text, options: OptionsOf(rule));
        Diagnostic[] found = check.Of(id);
        Assert.True(found.Length > 0, $"{rule.Id}: the bad block does not break it");
        Assert.Equal((message, column), (found[0].Message, found[0].Column));
        Assert.StartsWith(path.TrimEnd('…'), found[0].Path);
        if (!path.EndsWith('…')) Assert.Equal(path, found[0].Path);
        Assert.Equal([id], check.Findings.Select(finding => finding.Rule).Distinct());
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void GoodBlock_BreaksNoRule(RuleId id)
    {
        (RuleInfo rule, RulePage page) = PageOf(id);
        (string language, string text) = page.Block("## Good");
        if ((language == "text" && MayBeText(rule)) || (language == "csharp" && rule.Category == RuleCategory.Builders)) return;
        Assert.True(language == "json", $"{rule.Id}: no ```json block under ## Good");
        Check.Passes(text, options: OptionsOf(rule));
    }

    [Fact]
    public void EveryPage_IsOfARule()
    {
        string[] pages = Directory.GetFiles(
            Places.InRepository("src", "Phi3Data.Rules"), "*.md", SearchOption.AllDirectories);
        Assert.Equal(
            RuleCatalog.All.Select(RulePage.PathOf).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    /// <summary>What breaks these rules is no line of text: bytes, a file, a size, several records, or a grader.</summary>
    private static bool MayBeText(RuleInfo rule) =>
        rule.Category is RuleCategory.Encoding or RuleCategory.Dataset || rule.Rule is RuleId.MessagesMustNotBeTooMany or RuleId.ContentMustNotBeTooLong
            or RuleId.GraderMustBeValid or RuleId.GraderSourceMustNotBeTooLong or RuleId.RecordMustFitContextWindow;

    private static Regex Pattern(RuleInfo rule) =>
        new("^" + Regex.Replace(Regex.Escape(rule.Message), @"\\\{\w+}", ".+") + "$");

    /// <summary>Rules that are silent by default are checked under the options of their file in tests/Datasets.</summary>
    private static RuleOptions OptionsOf(RuleInfo rule) =>
        OneFaultDatasetsTests.RulesFor($"{rule.Id}.{rule.Name}.jsonl");

    private static (RuleInfo, RulePage) PageOf(RuleId id)
    {
        RuleInfo rule = RuleCatalog.Get(id);
        RulePage? page = RulePage.Read(rule);
        Assert.True(page is not null, $"{rule.Id} {rule.Name} lacks its page Rules/{rule.Category}/{rule.Id}.md");
        return (rule, page);
    }

    private static string Analyzer(string name)
    {
        string path = Places.InRepository("src", "Phi3Data.Analyzers", "Builders", name + "Analyzer.cs");
        return File.Exists(path) ? File.ReadAllText(path, Encoding.UTF8) : "";
    }

    private static string Code(string category, string name)
    {
        string path = Places.InRepository("src", "Phi3Data.Rules", "Rules", category, name + ".cs");
        return File.Exists(path) ? File.ReadAllText(path, Encoding.UTF8) : "";
    }
}
