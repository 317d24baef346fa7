using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Phi3Data.Tests;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

/// <summary>The one-fault files through library and analyzer: same rule, line, column, severity and message.</summary>
public class ParityTests
{
    /// <summary>What an analyzer cannot see: it gets text, not bytes, and one file, not a dataset with its grader; it counts no tokens.</summary>
    private static readonly RuleId[] Unseen =
    [
        RuleId.LineMustBeValidUtf8, RuleId.FileMustNotStartWithBom, RuleId.FileMustStartWithBom, RuleId.FileMustBeUtf8,
        RuleId.FileMustBeText, RuleId.CompressedFileMustBeNamedGz,
        RuleId.GraderMustBeValid, RuleId.GraderSourceMustNotBeTooLong,
        .. RuleCatalog.All.Where(rule => rule.Category is RuleCategory.Dataset or RuleCategory.Tokens && rule.Rule != RuleId.DatasetMustUseMessagesFormat)
            .Select(rule => rule.Rule),
    ];

    private static readonly string Folder = Places.InRepository("tests", "Datasets");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "PHI*").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_ReadsTheSameInLibraryAndAnalyzer(string file)
    {
        string path = Path.Combine(Folder, file);
        Dictionary<string, string> settings = SettingsOf(file);
        var library = new Recorder();
        await DatasetPipeline.From(path).WithRules(RulesOf(settings)).ReportTo(library).RunAsync();

        var metadata = settings.ToDictionary(setting => "build_metadata.AdditionalFiles." + setting.Key, setting => setting.Value);
        metadata["build_metadata.AdditionalFiles.Phi3Dataset"] = "true";
        string[] analyzer = [.. (await Analyze.Datasets(metadata, (path, Decode(File.ReadAllBytes(path))))).Select(Show)];

        if (Unseen.Any(rule => file.Contains("." + rule + ".", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(analyzer, line => line.Contains(file[..7], StringComparison.Ordinal));
            return;
        }
        Assert.NotEmpty(analyzer);
        Assert.Equal(library.Lines.Order(StringComparer.Ordinal), analyzer.Order(StringComparer.Ordinal));
    }

    private static string Show(Microsoft.CodeAnalysis.Diagnostic one)
    {
        FileLinePositionSpan place = one.Location.GetLineSpan();
        return $"{place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}: {one.Severity} {one.Id}: {one.GetMessage()} {one.Descriptor.HelpLinkUri}";
    }

    /// <summary>As the compiler decodes: a byte order mark is taken off, what is no UTF-8 becomes U+FFFD.</summary>
    private static string Decode(byte[] bytes) => new StreamReader(new MemoryStream(bytes), Encoding.UTF8).ReadToEnd();

    private static Dictionary<string, string> SettingsOf(string file)
    {
        var settings = new Dictionary<string, string> { ["Phi3Rules"] = "", ["Phi3Limits"] = "minRecords=0" };
        foreach (string line in File.ReadAllLines(Path.Combine(Folder, "expected.tsv")))
        {
            string[] cells = line.TrimStart('#', ' ').Split('\t');
            if (cells.Length != 3 || cells[0] != "options" || cells[1] != file) continue;
            string[] option = cells[2].Split(' ');
            string name = option[0].TrimStart('-').Replace("-", "", StringComparison.Ordinal);
            if (name == "rule") settings["Phi3Rules"] += ";" + option[1];
            else if (name is "profile" or "model" or "method")
                settings["Phi3" + char.ToUpperInvariant(name[0]) + name[1..]] = option[1];
            else if (LimitCatalog.Find(name) is not null) settings["Phi3Limits"] += $";{name}={option[1]}";
        }
        return settings;
    }

    private static RuleOptions RulesOf(Dictionary<string, string> settings)
    {
        RuleOptions rules = settings.TryGetValue("Phi3Profile", out string? profile)
            ? ProfileCatalog.Find(profile)!.CreateOptions() : RuleOptions.Default;
        if (settings.TryGetValue("Phi3Model", out string? model)) rules = rules with { Model = ModelCatalog.Find(model) };
        if (settings.TryGetValue("Phi3Method", out string? method))
        {
            Assert.Null(SettingNames.TryMethod(method, out TrainingMethod found));
            rules = rules with { Method = found };
        }
        foreach (string assignment in settings["Phi3Rules"].Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Null(SettingNames.TryAssignment(assignment, out RuleId rule, out Severity severity));
            rules = rules.WithSeverity(rule, severity);
        }
        foreach (string[] limit in settings["Phi3Limits"].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')))
            rules = rules.WithLimit(LimitCatalog.Find(limit[0])!.Limit, long.Parse(limit[1], CultureInfo.InvariantCulture));
        return rules;
    }

    private sealed class Recorder : IFindingSink
    {
        public List<string> Lines { get; } = [];

        public bool Report(in Finding finding, in FindingSource source)
        {
            Diagnostic one = Diagnostic.Create(finding, source);
            // Each file is one of a dataset here; the analyzer says nothing of the dataset. A finding on a file stands at its start.
            if (!Unseen.Contains(finding.Rule))
                Lines.Add($"{Math.Max(one.Line, 1)},{Math.Max(one.Column, 1)}: {one.Severity} {one.Rule}: {one.Message} {one.Help}");
            return true;
        }
    }
}
