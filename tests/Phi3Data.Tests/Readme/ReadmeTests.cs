using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Phi3Data.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Places.InRepository("README.md"));

    [Fact]
    public void EveryExample_IsTheBodyOfATest()
    {
        string tests = Squeeze(File.ReadAllText(
            Places.InRepository("tests", "Phi3Data.Tests", "Readme", "ReadmeExamples.cs")));
        List<string> examples = CSharpBlock().Matches(Readme).Select(m => m.Groups[1].Value).ToList();

        Assert.True(examples.Count >= 6);
        foreach (string example in examples) Assert.Contains(Squeeze(example), tests, StringComparison.Ordinal);
    }

    [Fact]
    public void RuleTable_IsTheCatalogue()
    {
        string[] rows = RuleCatalog.All
            .Select(r => $"| [{r.Id}](src/Phi3Data.Rules/Rules/{r.Category}/{r.Id}.md) | {r.Name} "
                + $"| {r.DefaultSeverity.ToString().ToLowerInvariant()} | {r.Title} |")
            .ToArray();
        string table = "<!-- rules -->\n| ID | Name | Severity | Holds |\n|---|---|---|---|\n"
            + string.Join('\n', rows) + "\n<!-- /rules -->";

        Assert.Contains(table, Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryLinkIntoTheRepository_LeadsSomewhere()
    {
        foreach (Match link in Link().Matches(Readme))
            Assert.True(Path.Exists(Places.InRepository(link.Groups[1].Value.Split('/'))), link.Value);
    }

    [Fact]
    public void Length_StaysBelow400Lines_TheTableOfRulesNotCounted() =>
        Assert.InRange(RuleTable().Replace(Readme, "").Split('\n').Length, 1, 400);

    private static string Squeeze(string text) => Regex.Replace(text, @"\s+", " ").Trim();

    [GeneratedRegex("<!-- rules -->.*<!-- /rules -->", RegexOptions.Singleline)]
    private static partial Regex RuleTable();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex Link();
}
