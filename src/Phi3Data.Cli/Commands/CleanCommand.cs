using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data clean</c>: cleans text, names every change, and takes changes back.</summary>
static class CleanCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> input = new("input")
        {
            Description = "A file, or - for standard input. Gzip, Zstandard and ZIP are recognised by content.",
        };
        Option<string?> output = new("--out", "-o") { Description = "File for the result. Not with --dry-run.", HelpName = "FILE" };
        Option<string?> patch = new("--patch-log")
        {
            Description = "File for the changes, one JSON object each. Default: the name of --out, ending in .patch.jsonl.",
            HelpName = "FILE",
        };
        Option<string[]> step = new("--step")
        {
            Description = "Turn a step on or off: NAME=on, PHI6021=off; redact=on is all steps that redact, all=off leaves none. Repeatable, in order.",
            HelpName = "STEP=on|off",
            AllowMultipleArgumentsPerToken = false,
        };
        Option<bool> dryRun = new("--dry-run") { Description = "Show what would change, and write nothing." };
        Option<string?> revert = new("--revert")
        {
            Description = "Take the changes of this patch log back: the input is the cleaned file, --out becomes what it was made of.",
            HelpName = "PATCHLOG",
        };
        Option<bool> quiet = new("--quiet", "-q") { Description = "No summary." };
        string steps = string.Join('\n', CleaningCatalog.All.Select(info =>
            $"  {info.Id}  {(info.IsDefault ? "on " : "off")}  {info.Name,-28} {info.Title}"));
        var command = new DetailedCommand("clean", "Cleans the text of a dataset, names every change, and can take all of them back.", $"""
            Cleaned are the contents of messages and the fields of instruction, prompt and preference records. A string that changes
            is written anew, every other byte stays where it was: broken lines, line ends and the order of keys, too. A second run
            changes nothing. Each change stands in the patch log with step, line, JSON path, the bytes before and after. The log
            holds what was redacted: keep it as safe as the input.

            Redacted values become [EMAIL_1], [PHONE_2] …, the same value the same within a record. What has no form of its own,
            names and addresses of streets, is not found; numbers that look like phone numbers may be taken for them.

            Steps, and whether they run unless told otherwise:
            {steps}

            Exit codes: 0 done, 2 usage, 3 a file could not be read or written, or does not fit the patch log, 130 cancelled.

            Examples:
              phi3data clean raw.jsonl --dry-run
              phi3data clean raw.jsonl --out clean.jsonl
              phi3data clean raw.jsonl --out clean.jsonl --step redact=on --step RedactPhones=off
              phi3data clean clean.jsonl --revert clean.patch.jsonl --out raw-again.jsonl
            """);
        command.Arguments.Add(input);
        Option[] all = [output, patch, step, dryRun, revert, quiet];
        foreach (Option option in all) command.Options.Add(option);
        command.SetAction((parsed, token) =>
        {
            string name = parsed.GetRequiredValue(input);
            IReadOnlyList<DatasetSource> sources = DatasetSource.FromPatterns([name]);
            if (sources.Count > 1) throw new UsageException($"{name}: expected one file, found {sources.Count}.");
            DatasetSource source = sources[0];
            string? path = parsed.GetValue(output);
            bool isDry = parsed.GetValue(dryRun);
            if (isDry == path is not null || path == "")
                throw new UsageException(isDry ? "--dry-run writes nothing: take away --out." : "--out FILE is missing; --dry-run only shows what would change.");
            var run = new CleanRun(terminal, source, path, parsed.GetValue(quiet));
            if (parsed.GetValue(revert) is string log)
                return path is null ? throw new UsageException("--revert needs --out.") : run.RevertAsync(log, path, token);
            return run.CleanAsync(parsed.GetValue(patch), GetOptions(parsed.GetValue(step) ?? []), token);
        });
        return command;
    }

    private static CleaningOptions GetOptions(string[] settings)
    {
        CleaningOptions options = CleaningOptions.Default;
        foreach (string setting in settings)
        {
            string[] parts = setting.Split('=');
            bool? isOn = parts.Length != 2 ? null : parts[1] switch { "on" => true, "off" => false, _ => null };
            IEnumerable<CleaningStepInfo> named = parts[0] switch
            {
                "all" => CleaningCatalog.All,
                "redact" => CleaningCatalog.All.Where(info => info.Name.StartsWith("Redact", StringComparison.Ordinal)),
                _ => CleaningCatalog.Find(parts[0]) is CleaningStepInfo info ? [info] : [],
            };
            List<CleaningStepInfo> steps = [.. named];
            if (isOn is null || steps.Count == 0)
                throw new UsageException($"--step {setting}: expected a step of 'phi3data clean --help', redact or all, and =on or =off.");
            foreach (CleaningStepInfo info in steps) options = options.With(info.Step, isOn.Value);
        }
        return options;
    }
}

/// <summary>One run of <c>phi3data clean</c>.</summary>
sealed class CleanRun
{
    private readonly Terminal terminal;
    private readonly DatasetSource source;
    private readonly string? path;
    private readonly bool isQuiet;

    /// <summary>Makes a run; without a path it only shows.</summary>
    public CleanRun(Terminal terminal, DatasetSource source, string? path, bool isQuiet)
    {
        this.terminal = terminal;
        this.source = source;
        this.path = path;
        this.isQuiet = isQuiet;
    }

    /// <summary>Cleans.</summary>
    public async Task<int> CleanAsync(string? patchLog, CleaningOptions options, CancellationToken cancellationToken)
    {
        var outputs = new CleaningOutputs
        {
            Cleaned = path,
            PatchLog = path is null ? patchLog : patchLog ?? Path.ChangeExtension(path, ".patch.jsonl"),
            Changed = path is null ? Show : null,
        };
        string?[] written = [outputs.Cleaned, outputs.PatchLog];
        RequireFree([source], written);
        CleaningReport report = await DatasetCleaner.CleanAsync(source, outputs, options, cancellationToken).ConfigureAwait(false);
        if (!isQuiet) Summarise(path is null ? terminal.Error : terminal.Out, report, outputs);
        return ExitCode.Clean;
    }

    /// <summary>Takes the changes of a log back.</summary>
    public async Task<int> RevertAsync(string patchLog, string path, CancellationToken cancellationToken)
    {
        DatasetSource log = DatasetSource.FromFile(patchLog);
        RequireFree([source, log], [path]);
        long changes = await DatasetCleaner.RevertAsync(source, log, path, cancellationToken).ConfigureAwait(false);
        if (!isQuiet) terminal.Out.WriteLine($"{Summary.Count(changes, "change")} taken back in {path}");
        return ExitCode.Clean;
    }

    private static void RequireFree(IReadOnlyList<DatasetSource> sources, string?[] paths)
    {
        if (OutputPaths.FindConflict(sources, paths.OfType<string>()) is string conflict) throw new UsageException(conflict);
    }

    private void Show(CleaningChange change)
    {
        terminal.Out.WriteLine(SafeText.Of($"{change.File}:{change.Line} {change.Path} {change.Step.Id} {change.Step.Name}"));
        (string before, string after) = Excerpt(change.Before, change.After);
        terminal.Out.WriteLine(SafeText.Of("- " + before));
        terminal.Out.WriteLine(SafeText.Of("+ " + after));
    }

    /// <summary>What differs, with a little of what is round it.</summary>
    private static (string Before, string After) Excerpt(string before, string after)
    {
        const int Round = 30, Longest = 200;
        int start = before.AsSpan().CommonPrefixLength(after);
        int end = 0;
        int most = Math.Min(before.Length, after.Length) - start;
        while (end < most && before[^(end + 1)] == after[^(end + 1)]) end++;
        return (Cut(before), Cut(after));

        string Cut(string text)
        {
            int from = Math.Max(0, start - Round), to = Math.Min(text.Length, text.Length - end + Round);
            bool isLong = to - from > Longest;
            string part = text[from..(isLong ? from + Longest : to)];
            return $"{(from > 0 ? "…" : "")}{part}{(isLong || to < text.Length ? "…" : "")}";
        }
    }

    private static void Summarise(TextWriter output, CleaningReport report, CleaningOutputs outputs)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Lines,11:N0} lines read"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.ChangedLines,11:N0} {(outputs.Cleaned is null ? "would change" : "changed in " + outputs.Cleaned)}"));
        if (outputs.PatchLog is not null)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Changes,11:N0} changes in {outputs.PatchLog}"));
        foreach (CleaningCount count in report.Steps)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count.Changes,11:N0} {count.Step.Id}  {count.Step.Title}"));
    }
}
