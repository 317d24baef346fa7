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

    /// <summary>The options under which a file, named by its rule, is checked.</summary>
    public static RuleOptions RulesFor(string file)
    {
        string[][] options = [.. Rows.Where(r => r.Length == 3 && r[0] == "options" && r[1] == file).Select(r => r[2].Split(' '))];
        string? profile = options.FirstOrDefault(o => o[0] == "--profile")?[1];
        RuleOptions rules = profile is null ? RuleOptions.Default : ProfileCatalog.Find(profile)!.CreateOptions();
        if (!file.StartsWith("PHI5001", StringComparison.Ordinal)) rules = rules with { MinRecords = 0 };
        return options.Where(o => o[0] != "--profile").Aggregate(rules, Apply);
    }

    private static RuleOptions Apply(RuleOptions rules, string[] option)
    {
        switch (option[0])
        {
            case "--model":
                return rules with { Model = ModelCatalog.Find(option[1]) };
            case "--method":
                Assert.Null(SettingNames.TryMethod(option[1], out TrainingMethod method));
                return rules with { Method = method };
            case "--rule":
                Assert.Null(SettingNames.TryAssignment(option[1], out RuleId rule, out Severity severity));
                return rules.WithSeverity(rule, severity);
        }
        string name = option[0].TrimStart('-').Replace("-", "", StringComparison.Ordinal);
        LimitInfo limit = LimitCatalog.Find(name)
            ?? throw new InvalidDataException($"{option[0]} is no option that this test knows.");
        return rules.WithLimit(limit.Limit, long.Parse(option[1], CultureInfo.InvariantCulture));
    }
}
