using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace Phi3Data.Tests;

/// <summary>The files of tests/Datasets, one fault each, give exactly the findings that expected.tsv lists.</summary>
public class OneFaultDatasetsTests(ITestOutputHelper output)
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
        Assert.NotEmpty(ExpectedOf(file));
        Assert.Equal(ExpectedOf(file), await FindingsOf(file));
    }

    /// <summary>The score of the whole corpus, printed so that it can be compared with another checker's.</summary>
    [Fact]
    public async Task Score_IsWhole()
    {
        int files = 0, expected = 0, found = 0, others = 0;
        foreach (string file in Directory.GetFiles(Folder, "PHI*").Select(path => Path.GetFileName(path)))
        {
            string[] wanted = ExpectedOf(file), given = await FindingsOf(file);
            int met = wanted.Intersect(given).Count();
            files++;
            expected += wanted.Length;
            found += met;
            others += given.Length - met;
            foreach (string missed in wanted.Except(given)) output.WriteLine($"missed in {file}: {missed}");
            foreach (string other in given.Except(wanted)) output.WriteLine($"not expected in {file}: {other}");
        }
        output.WriteLine($"score: {found} of {expected} faults found at their line and column, {others} others, in {files} files");
        Assert.Equal((expected, 0), (found, others));
    }

    [Fact]
    public void EveryRow_NamesAFile()
    {
        var files = new HashSet<string>(Directory.GetFiles(Folder).Select(p => Path.GetFileName(p)));
        Assert.All(Rows.Where(r => r.Length == 5 && r[0] != "file"), r => Assert.Contains(r[0], files));
    }

    private static string[] ExpectedOf(string file) =>
        [.. Rows.Where(r => r.Length == 5 && r[0] == file).Select(r => string.Join(' ', r[1..]))];

    private static async Task<string[]> FindingsOf(string file)
    {
        var seen = new Recorder();
        DatasetPipeline pipeline = DatasetPipeline.From(Path.Combine(Folder, file));
        if (OptionsOf(file).FirstOrDefault(o => o[0] == "--grader") is string[] option)
            pipeline = pipeline.WithGrader(Grader.Load(Path.Combine(Folder, "graders", option[1])));
        pipeline = pipeline
            .WithValidation([.. OptionsOf(file).Where(o => o[0] == "--validation").Select(o => Path.Combine(Folder, o[1]))])
            .WithRules(RulesFor(file));
        // Near duplicates are looked for by a stage alone, which leaves the check of the dataset to others.
        if (file.StartsWith("PHI5023", StringComparison.Ordinal)) pipeline = pipeline.DropNearDuplicates();
        // So is what stands in evaluation data.
        if (OptionsOf(file).FirstOrDefault(o => o[0] == "--against") is string[] against)
            pipeline = pipeline.AddStage(await Decontaminator.LoadAsync([DatasetSource.FromFile(Path.Combine(Folder, against[1]))]));
        await pipeline.ReportTo(seen).RunAsync();
        return [.. seen.Findings.Select(f => $"{f.Line} {f.Column} {f.Rule} {f.Severity.ToString().ToLowerInvariant()}")];
    }

    /// <summary>The options under which a file, named by its rule, is checked.</summary>
    public static RuleOptions RulesFor(string file)
    {
        string[][] options = OptionsOf(file);
        string? profile = options.FirstOrDefault(o => o[0] == "--profile")?[1];
        RuleOptions rules = profile is null ? RuleOptions.Default : ProfileCatalog.Find(profile)!.CreateOptions();
        if (!file.StartsWith("PHI5001", StringComparison.Ordinal)) rules = rules with { MinRecords = 0 };
        if (!file.StartsWith("PHI5012", StringComparison.Ordinal))
            rules = rules.WithSeverity(RuleId.SystemMessagesMustBeConsistent, Severity.None);
        return options.Where(o => o[0] is not ("--profile" or "--validation" or "--grader" or "--against")).Aggregate(rules, Apply);
    }

    private static string[][] OptionsOf(string file) =>
        [.. Rows.Where(r => r.Length == 3 && r[0] == "options" && r[1] == file).Select(r => r[2].Split(' '))];

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
