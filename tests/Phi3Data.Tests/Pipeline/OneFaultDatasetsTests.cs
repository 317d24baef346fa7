using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>The files of tests/Datasets, one fault each, give exactly the findings that expected.tsv lists.</summary>
public class OneFaultDatasetsTests
{
    private static readonly string Folder = Places.InRepository("tests", "Datasets");
    private static readonly string[][] Rows =
        [.. File.ReadAllLines(Path.Combine(Folder, "expected.tsv")).Select(l => l.TrimStart('#', ' ').Split('\t'))];

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "PHI*").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_GivesExactlyTheExpectedFindings(string file)
    {
        string[] expected = [.. Rows
            .Where(r => r.Length == 5 && r[0] == file)
            .Select(r => string.Join(' ', r[1..]))];
        Assert.NotEmpty(expected);
        var seen = new Recorder();
        await DatasetPipeline.From(Path.Combine(Folder, file))
            .WithRules(RulesFor(file))
            .DropExactDuplicates()
            .ReportTo(seen)
            .RunAsync();
        Assert.Equal(
            expected,
            seen.Findings.Select(f => $"{f.Line} {f.Column} {f.Rule} {f.Severity.ToString().ToLowerInvariant()}"));
    }

    [Fact]
    public void EveryRow_NamesAFile()
    {
        var files = new HashSet<string>(Directory.GetFiles(Folder).Select(p => Path.GetFileName(p)));
        Assert.All(Rows.Where(r => r.Length == 5 && r[0] != "file"), r => Assert.Contains(r[0], files));
    }

    private static RuleOptions RulesFor(string file)
    {
        RuleOptions rules = RuleOptions.Default;
        if (!file.StartsWith("PHI5001", StringComparison.Ordinal)) rules = rules with { MinRecords = 0 };
        foreach (string[] row in Rows.Where(r => r.Length == 3 && r[0] == "options" && r[1] == file))
        {
            string[] option = row[2].Split(' ');
            string name = option[0].TrimStart('-').Replace("-", "", StringComparison.Ordinal);
            LimitInfo limit = LimitCatalog.Find(name)
                ?? throw new InvalidDataException($"{option[0]} is no option that this test knows.");
            rules = rules.WithLimit(limit.Limit, long.Parse(option[1], CultureInfo.InvariantCulture));
        }
        return rules;
    }
}
