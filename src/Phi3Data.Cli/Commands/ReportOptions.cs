using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Reflection;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary>How a check shows its findings: the format, how many, where to, and which are known.</summary>
sealed class ReportOptions
{
    private readonly Option<string> format = new Option<string>("--format")
    {
        Description = "text: for people. jsonl: one object per finding. sarif: SARIF 2.1.0. github: annotations of a workflow. "
            + "msbuild: one line each, as compilers do. markdown: tables.",
        DefaultValueFactory = _ => "text",
    }.AcceptOnlyFromAmong("text", "jsonl", "sarif", "github", "msbuild", "markdown");

    private readonly Option<long?> maxFindings = new("--max-findings")
    {
        Description = "Most findings that are shown; all are counted. Default 1,000; no limit for jsonl and msbuild.",
        HelpName = "N",
    };

    private readonly Option<long?> maxPerRule = new("--max-per-rule")
    {
        Description = "Most findings of one rule that are shown. Default 20 for text and github, 100 for markdown and sarif.",
        HelpName = "N",
    };

    private readonly Option<FileInfo?> output = new("--output") { Description = "Writes the findings to a file.", HelpName = "FILE" };

    private readonly Option<FileInfo?> baseline = new("--baseline")
    {
        Description = "Shows, and fails for, only what this file does not know.",
        HelpName = "FILE",
    };

    private readonly Option<FileInfo?> writeBaseline = new("--write-baseline")
    {
        Description = "Writes all findings of this run into a file for --baseline.",
        HelpName = "FILE",
    };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option<long?> option in (Option<long?>[])[maxFindings, maxPerRule])
        {
            option.Validators.Add(result =>
            {
                if (!result.Implicit && result.GetValueOrDefault<long?>() < 0) result.AddError($"{result.Option.Name}: expected 0 or more.");
            });
        }
        Option[] all = [format, maxFindings, maxPerRule, output, baseline, writeBaseline];
        foreach (Option option in all) command.Options.Add(option);
    }

    /// <summary>Whether the findings are text on standard output, so that the summary may follow them there.</summary>
    public bool IsPlain(ParseResult parsed) => parsed.GetValue(format) == "text" && parsed.GetValue(output) is null;

    /// <summary>Refuses files that would take the place of an input or of each other.</summary>
    /// <exception cref="UsageException">One would.</exception>
    public void RequireOwnFiles(ParseResult parsed, IReadOnlyList<DatasetSource> sources)
    {
        IEnumerable<string> files = new[] { output, writeBaseline }.Select(parsed.GetValue).OfType<FileInfo>().Select(f => f.FullName);
        if (OutputPaths.FindConflict(sources, files) is string conflict) throw new UsageException(conflict);
    }

    /// <summary>Opens where the findings go: the terminal's output, or a file that is put in place when it is whole.</summary>
    public ReportFile? OpenOutput(ParseResult parsed) => Open(parsed.GetValue(output));

    /// <summary>Makes the writer.</summary>
    /// <exception cref="UsageException">The baseline is none.</exception>
    /// <exception cref="IOException">The baseline cannot be read.</exception>
    public FindingWriter CreateWriter(ParseResult parsed, Terminal terminal, ProgressLine progress, ReportFile? file)
    {
        FindingBaseline? known = ReadBaseline(parsed.GetValue(baseline));
        FindingBaseline? all = parsed.GetValue(writeBaseline) is null ? null : new FindingBaseline();
        TextWriter to = file?.Writer ?? terminal.Out;
        string name = parsed.GetValue(format)!;
        var limits = new FindingLimits(
            parsed.GetValue(maxFindings) ?? (name is "jsonl" or "msbuild" ? long.MaxValue : 1000),
            parsed.GetValue(maxPerRule) ?? name switch { "text" or "github" => 20, "markdown" or "sarif" => 100, _ => long.MaxValue });
        return name switch
        {
            "jsonl" => new JsonFindingWriter(terminal, progress, limits, to) { Baseline = known, NewBaseline = all },
            "sarif" => new SarifFindingWriter(terminal, progress, limits, to, Version) { Baseline = known, NewBaseline = all },
            "github" => new GitHubFindingWriter(terminal, progress, limits, to) { Baseline = known, NewBaseline = all },
            "msbuild" => new MsBuildFindingWriter(terminal, progress, limits, to) { Baseline = known, NewBaseline = all },
            "markdown" => new MarkdownFindingWriter(terminal, progress, limits, to) { Baseline = known, NewBaseline = all },
            _ => new TextFindingWriter(terminal, progress, limits, to) { Baseline = known, NewBaseline = all },
        };
    }

    /// <summary>Puts the files in place, and says what of the baseline is gone.</summary>
    public void Finish(ParseResult parsed, Terminal terminal, FindingWriter writer, ReportFile? file)
    {
        file?.Publish();
        if (writer.Baseline is { Total: > 0 } left)
            terminal.Say(FormattableString.Invariant($"{left.Total:N0} findings of the baseline are gone; write it anew with --write-baseline."));
        if (writer.NewBaseline is null) return;
        using ReportFile to = Open(parsed.GetValue(writeBaseline))!;
        writer.NewBaseline.Write(to.Writer);
        to.Publish();
    }

    private static string Version =>
        typeof(ReportOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    private static ReportFile? Open(FileInfo? file) => file is null ? null : new ReportFile(file.FullName);

    private static FindingBaseline? ReadBaseline(FileInfo? file)
    {
        if (file is null) return null;
        try
        {
            using StreamReader reader = file.OpenText();
            return FindingBaseline.Read(reader, file.FullName);
        }
        catch (ConfigException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
