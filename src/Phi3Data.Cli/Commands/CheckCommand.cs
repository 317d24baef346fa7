using System.Collections.Generic;
using System.CommandLine;
using System.IO;
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
        var tokens = new TokenOptionSet();
        var report = new ReportOptions();
        Option<string[]> validation = new("--validation")
        {
            Description = "Validation files or patterns, checked beside the inputs, which are the training data.",
            HelpName = "FILES",
            AllowMultipleArgumentsPerToken = true,
        };
        validation.Validators.Add(InputOptions.RequireFiles);
        Option<FileInfo?> grader = new("--grader")
        {
            Description = "The grader of a reinforcement job, a JSON file: checks it, and whether the records have what it refers to.",
            HelpName = "FILE",
        };
        var command = new DetailedCommand("check", "Checks datasets and prints every finding with its place.", """
            Exit codes: 0 clean, 1 findings of error severity, 2 usage, 3 a file could not be read, 130 cancelled.

            Examples:
              phi3data check train.jsonl
              phi3data check 'raw/**/*.jsonl' --format jsonl
              phi3data check train.jsonl --validation validation.jsonl
              phi3data check train.jsonl --profile together --model phi-4
              phi3data check train.jsonl --model phi-3-mini-4k --template phi-3-mini-2024-04 --max-tokens 2048
              phi3data check train.jsonl --profile azure-openai-rft --validation validation.jsonl --grader grader.json
              phi3data check train.jsonl --format sarif --output findings.sarif
              phi3data check train.jsonl --write-baseline known.txt
              phi3data check train.jsonl --baseline known.txt
              zcat raw.jsonl.gz | phi3data check - --rule PHI2003=error
            """);
        input.AddTo(command);
        tokens.AddTo(command);
        command.Options.Add(validation);
        command.Options.Add(grader);
        report.AddTo(command);
        command.SetAction((parsed, token) => RunAsync(parsed, input, tokens, validation, grader, report, terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, InputOptions input, TokenOptionSet tokens, Option<string[]> validation, Option<FileInfo?> grader,
        ReportOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        IReadOnlyList<DatasetSource> training = input.GetSources(parsed);
        IReadOnlyList<DatasetSource> held = DatasetSource.FromPatterns(parsed.GetValue(validation) ?? []);
        IReadOnlyList<DatasetSource> all = [.. training, .. held];
        options.RequireOwnFiles(parsed, all);
        bool quiet = input.IsQuiet(parsed);
        using var progress = new ProgressLine(terminal, all, quiet);
        DatasetPipeline pipeline = input.CreatePipeline(parsed, training).WithValidation(held);
        pipeline = tokens.Apply(parsed, input.GetRules(parsed), pipeline, terminal);
        if (parsed.GetValue(grader) is FileInfo graderFile) pipeline = pipeline.WithGrader(Grader.Load(graderFile.ToString()));
        using ReportFile? file = options.OpenOutput(parsed);
        using FindingWriter writer = options.CreateWriter(parsed, terminal, progress, file);
        PipelineReport report = await pipeline
            .ReportTo(writer)
            .ReportProgress(progress)
            .RunAsync(cancellationToken).ConfigureAwait(false);
        writer.Finish(report);
        options.Finish(parsed, terminal, writer, file);
        if (!quiet && !report.IsStopped)
            Summary.WriteCheck(options.IsPlain(parsed) ? terminal.Out : terminal.Error, report);
        long errors = writer.Baseline is null ? report.Errors : writer.NewErrors;
        return errors > 0 ? ExitCode.Findings : ExitCode.Clean;
    }
}
