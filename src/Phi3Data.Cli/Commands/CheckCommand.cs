using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary><c>phi3data check</c>: says what is wrong with a dataset, and where.</summary>
static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var input = new InputOptions();
        Option<string> format = new Option<string>("--format")
        {
            Description = "text: file(line,column): error PHI2003: message. jsonl: one JSON object per finding.",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "jsonl");
        var command = new DetailedCommand("check", "Checks datasets and prints every finding with its place.", """
            Exit codes: 0 clean, 1 findings of error severity, 2 usage, 3 a file could not be read, 130 cancelled.

            Examples:
              phi3data check train.jsonl
              phi3data check 'raw/**/*.jsonl' --format jsonl
              zcat raw.jsonl.gz | phi3data check - --rule PHI2003=error
            """);
        input.AddTo(command);
        command.Options.Add(format);
        command.SetAction((parsed, token) => RunAsync(parsed, input, parsed.GetValue(format) == "jsonl", terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, InputOptions input, bool asJson, Terminal terminal, CancellationToken cancellationToken)
    {
        IReadOnlyList<DatasetSource> sources = input.GetSources(parsed);
        bool quiet = input.IsQuiet(parsed);
        using var progress = new ProgressLine(terminal, sources, quiet);
        using FindingWriter writer = asJson ? new JsonFindingWriter(terminal, progress) : new TextFindingWriter(terminal, progress);
        PipelineReport report = await input.CreatePipeline(parsed, sources)
            .ReportTo(writer)
            .ReportProgress(progress)
            .RunAsync(cancellationToken).ConfigureAwait(false);
        progress.Clear();
        if (!quiet && !report.IsStopped) Summary.WriteCheck(asJson ? terminal.Error : terminal.Out, report);
        return report.Errors > 0 ? ExitCode.Findings : ExitCode.Clean;
    }
}
