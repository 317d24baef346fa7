using System;
using System.Buffers;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data stats</c>: what is in the data.</summary>
static class StatsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var input = new InputOptions();
        Option<string> format = new Option<string>("--format")
        {
            Description = "text or markdown: tables. json: everything, with whole histograms. html: a page with charts that needs nothing but itself.",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "markdown", "json", "html");
        Option<bool> compare = new("--compare") { Description = "Take each input for a dataset of its own, side by side." };
        Option<string?> label = new("--label")
        {
            Description = "Where a record's label stands, as keys joined by full stops. Default: the last answer where it is short.",
            HelpName = "PATH",
        };
        Option<int> top = OptionValues.Number("--top", "N", 10, "Most entries of each table of texts.");
        var command = new DetailedCommand("stats", "Says what is in datasets: sizes, roles, prompts, tools, labels, and how balanced they are.", """
            Valid records count; what is not valid is told by 'phi3data check'. Characters are Unicode characters of the text.

            Of tables: evenness is the entropy over that of an even spread (1 is even, near 0 is all in one), effective number
            how many evenly filled classes would have the same entropy. --compare adds how far each dataset is from the first:
            the largest difference between the shares below any size (Kolmogorov-Smirnov), half the sum of the differences of
            shares for texts (total variation); 0 is the same, 1 nothing in common.

            Exit codes: 0 done, 2 usage, 3 a file could not be read, 130 cancelled.

            Examples:
              phi3data stats train.jsonl
              phi3data stats train.jsonl validation.jsonl --compare
              phi3data stats 'raw/*.jsonl' --label metadata.topic --format json
              phi3data stats train.jsonl --model phi-4 --format html > report.html
            """);
        input.AddTo(command);
        Option[] all = [compare, label, top, format];
        foreach (Option option in all) command.Options.Add(option);
        command.SetAction(async (parsed, token) =>
        {
            IReadOnlyList<DatasetSource> sources = input.GetSources(parsed);
            var options = new StatisticsOptions { LabelPath = RequirePath(parsed.GetValue(label)) };
            IEnumerable<IReadOnlyList<DatasetSource>> datasets = parsed.GetValue(compare)
                ? sources.Select(IReadOnlyList<DatasetSource> (source) => [source]) : [sources];
            RuleOptions rules = input.GetRules(parsed);
            bool isPage = parsed.GetValue(format) == "html";
            var samples = new FindingSamples();
            TokenStatistics? tokens = isPage && rules.Model is not null && rules.Method != TrainingMethod.Preference ? new() : null;
            var reports = new List<KeyValuePair<string, PipelineReport>>();
            foreach (IReadOnlyList<DatasetSource> dataset in datasets)
            {
                DatasetPipeline pipeline = input.CreatePipeline(parsed, dataset).CollectStatistics(options);
                // The page describes the first dataset, and compares the others with it.
                if (isPage && reports.Count == 0) pipeline = pipeline.ReportTo(samples);
                if (tokens is not null && reports.Count == 0) pipeline = pipeline.CountTokens(tokens);
                reports.Add(new(dataset[0].Name, await ReadAsync(parsed, input, dataset, pipeline, terminal, token).ConfigureAwait(false)));
            }
            List<KeyValuePair<string, DatasetStatistics>> found = reports
                .Select(r => KeyValuePair.Create(r.Key, r.Value.Statistics ?? new DatasetStatistics())).ToList();
            if (parsed.GetValue(format) == "json") WriteJson(terminal, found, parsed.GetValue(top), parsed.GetValue(compare));
            else if (isPage) ReportPage.Create("phi3data stats", reports[0].Value, samples, found, tokens, rules).Write(terminal.Out);
            else
            {
                var writer = new StatisticsWriter(
                    terminal.Out, parsed.GetValue(format) == "markdown", parsed.GetValue(top), options.LabelPath is not null);
                if (parsed.GetValue(compare)) writer.WriteComparison(found);
                else writer.Write(found[0].Value);
            }
            return ExitCode.Clean;
        });
        return command;
    }

    private static async Task<PipelineReport> ReadAsync(
        ParseResult parsed, InputOptions input, IReadOnlyList<DatasetSource> sources, DatasetPipeline pipeline, Terminal terminal,
        CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(terminal, sources, input.IsQuiet(parsed));
        PipelineReport report = await pipeline
            .ReportProgress(progress)
            .RunAsync(cancellationToken).ConfigureAwait(false);
        progress.Clear();
        if (report.Invalid > 0 && !input.IsQuiet(parsed))
            terminal.Say(FormattableString.Invariant($"{sources[0].Name}: {report.Invalid:N0} lines are not valid and not counted; 'phi3data check' says why."));
        return report;
    }

    private static void WriteJson(
        Terminal terminal, List<KeyValuePair<string, DatasetStatistics>> datasets, int top, bool compare)
    {
        var json = new ArrayBufferWriter<byte>();
        if (compare) StatisticsJson.Write(json, datasets, top);
        else StatisticsJson.Write(json, datasets[0].Value, top);
        terminal.Out.WriteLine(Encoding.UTF8.GetString(json.WrittenSpan));
    }

    private static string? RequirePath(string? path)
    {
        if (path is not null && path.Split('.').Contains(""))
            throw new UsageException($"--label {path}: expected keys joined by full stops, such as metadata.topic");
        return path;
    }
}
