using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Output;

namespace Phi3Data.Cli.Commands;

/// <summary>A run that writes records: what <c>prepare</c>, <c>dedup</c> and <c>split</c> have in common.</summary>
sealed class WritingRun
{
    private readonly Terminal terminal;
    private readonly InputOptions input;
    private readonly SplitOptions? split;
    private readonly PipelineOutputs outputs;
    private readonly bool failOnReject;

    /// <summary>Makes a run.</summary>
    /// <param name="terminal">Where to write the summary.</param>
    /// <param name="input">What to read, and under which rules.</param>
    /// <param name="split">How to divide; null for not at all.</param>
    /// <param name="outputs">What to write.</param>
    /// <param name="failOnReject">Whether rejected records (blank lines are none) make the exit code 1.</param>
    public WritingRun(Terminal terminal, InputOptions input, SplitOptions? split, PipelineOutputs outputs, bool failOnReject)
    {
        this.terminal = terminal;
        this.input = input;
        this.split = split;
        this.outputs = outputs;
        this.failOnReject = failOnReject;
    }

    /// <summary>Where a page on the run goes; null for none.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Runs, writes the summary, and answers the exit code.</summary>
    public async Task<int> RunAsync(
        ParseResult parsed, Func<DatasetPipeline, Task<DatasetPipeline>> shape, CancellationToken cancellationToken)
    {
        IReadOnlyList<DatasetSource> sources = input.GetSources(parsed);
        IEnumerable<string> paths = ReportPath is null ? outputs.All : [.. outputs.All, ReportPath];
        if (OutputPaths.FindConflict(sources, paths) is string conflict) throw new UsageException(conflict);
        bool quiet = input.IsQuiet(parsed);
        DatasetPipeline pipeline = await shape(input.CreatePipeline(parsed, sources)).ConfigureAwait(false);
        using var progress = new ProgressLine(terminal, sources, quiet);
        if (split is not null) pipeline = pipeline.Split(split);
        pipeline = pipeline
            .WriteTo(outputs)
            .ReportProgress(progress);
        // Where rejects have no file, their findings are shown: they are why nothing was written.
        using var writer = new TextFindingWriter(terminal, progress, new FindingLimits(1000, 20), terminal.Error);
        FindingSamples? samples = ReportPath is null ? null : new FindingSamples(next: outputs.Rejected is null ? writer : null);
        if (samples is not null) pipeline = pipeline.ReportTo(samples);
        else if (outputs.Rejected is null) pipeline = pipeline.ReportTo(writer);
        PipelineReport report = await pipeline.RunAsync(cancellationToken).ConfigureAwait(false);
        if (outputs.Rejected is null) writer.Finish(report);
        progress.Clear();
        if (!report.IsPublished)
            terminal.Say("nothing was written: lines with errors have no place to go. Name one with --rejected FILE.");
        else if (!quiet) Summary.WriteOutputs(terminal.Out, report, outputs);
        if (report.IsPublished && ReportPath is not null)
        {
            await ReportPage.WriteAsync(ReportPath, report, samples!, outputs, input.GetRules(parsed), cancellationToken).ConfigureAwait(false);
            if (!quiet) terminal.Out.WriteLine($"{"",11} report      {ReportPath}");
        }
        bool hasRejects = report.Invalid + report.Dropped > 0;
        return report.DatasetErrors > 0 || (failOnReject && hasRejects) ? ExitCode.Findings : ExitCode.Clean;
    }
}
