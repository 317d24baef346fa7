using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Phi3Data;

/// <summary>
/// The path of a record: bytes → line → view → rules → stages → sinks. Set it up with <see cref="From(string[])"/> and the
/// methods behind it, each of which returns a changed copy, then run it.
/// </summary>
/// <remarks>
/// Every input line ends in exactly one place: training, validation, or rejects with its reasons. What a run writes and reports
/// depends on the inputs and the options alone, never on threads or timing. Memory does not grow with the inputs, but for what
/// stages remember (<see cref="ExactDeduplicator"/>) and 20 bytes per kept record for an exact split. A run without stages, split,
/// outputs and statistics is a check; it also judges the dataset as a whole, and remembers 32 to 64 bytes for each distinct record while
/// <see cref="RuleId.RecordsMustBeUnique"/> or <see cref="RuleId.AnswersMustNotConflict"/> is on; with validation data both serve
/// <see cref="RuleId.ValidationMustNotRepeatTraining"/>, too.
/// </remarks>
/// <example><code>
/// PipelineReport report = await DatasetPipeline.From("raw/*.jsonl")
///     .DropExactDuplicates()
///     .Split(validation: 0.1, seed: 42)
///     .WriteTo("out")
///     .RunAsync();
/// </code></example>
public sealed partial class DatasetPipeline
{
    /// <summary>Reads the inputs to their ends and publishes the outputs.</summary>
    /// <param name="cancellationToken">Ends the run within one block; nothing is published then.</param>
    /// <returns>What the run did. Bad data is in it as counts, never thrown.</returns>
    /// <exception cref="IOException">An input cannot be opened or read, or an output cannot be written.</exception>
    /// <exception cref="InvalidDataException">An input's gzip data is damaged or cut off.</exception>
    /// <exception cref="InvalidOperationException">
    /// An output would destroy an input or another output; see <see cref="OutputPaths"/>. Or there is validation data, and a
    /// split or outputs as well.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<PipelineReport> RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await RunStagesAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (IRecordStage stage in settings.Stages) (stage as IDisposable)?.Dispose();
        }
    }

    private async Task<PipelineReport> RunStagesAsync(CancellationToken cancellationToken)
    {
        if (settings.Validation.Count > 0 && (settings.Outputs is not null || settings.Split is not null))
            throw new InvalidOperationException("Validation data is checked only: take away the split and the outputs, or WithValidation.");
        if (settings.Outputs is not null && OutputPaths.FindConflict(sources, settings.Outputs.All) is string conflict)
            throw new InvalidOperationException($"The outputs cannot be written: {conflict}.");
        using RecordSinks? sinks = settings.Outputs is null ? null : new RecordSinks(settings.Outputs, settings.Split);
        IReadOnlyList<DatasetSource> inputs = [.. sources, .. settings.Validation];
        await using var reader = new LineBlockReader(
            inputs, settings.Rules.MaxLineBytes, RecordFormats.Settle(settings.Format, settings.Rules.Method),
            withHash: sinks is not null);
        bool keepAll = sinks is not null || settings.Stages.Count > 0 || settings.Split is not null;
        TokenRun? tokens = CreateTokenRun();
        IReadOnlyList<IRecordStage> stages = [.. CreateOverLengthStages(tokens), .. settings.Stages];
        keepAll |= stages.Count > 0;
        using var delivery = new RecordDelivery(
            inputs, sources.Count, settings.Rules, stages, settings.Split, sinks, settings.Sink, keepAll,
            isCheck: !keepAll && settings.Statistics is null && settings.TokenSink is null, settings.Grader, tokens);
        var checker = new BlockChecker(settings.Rules, delivery.Wants);

        var workplaces = new BlockResult[settings.Threads];
        for (int i = 0; i < workplaces.Length; i++)
        {
            workplaces[i] = new BlockResult(
                settings.BlockBytes, settings.Rules, settings.Vectors, settings.Statistics, delivery.WantsRecords, tokens);
        }
        await OrderedWorkers.RunAsync(
            workplaces,
            read: (place, token) => reader.ReadAsync(place.Block, token),   // bytes → lines, one thread at a time
            work: checker.Check,                                            // lines → views → rules, side by side
            deliver: place =>                                               // stages → sinks, in the order of the input
            {
                delivery.Deliver(place);
                settings.Progress?.Report(new PipelineProgress(reader.RawBytes, delivery.Lines, delivery.Rejected));
                return !delivery.IsStopped;
            },
            cancellationToken).ConfigureAwait(false);

        return Finish(reader, delivery, sinks, stages, tokens);
    }

    private PipelineReport Finish(
        LineBlockReader reader, RecordDelivery delivery, RecordSinks? sinks, IReadOnlyList<IRecordStage> stages, TokenRun? tokens)
    {
        delivery.Finish();
        PipelineReport report = delivery.CreateReport(reader.Files);
        if (sinks is null || report.IsStopped || !delivery.HasPlaceForRejects) return report;
        report = report with { Outputs = sinks.Complete() };
        sinks.Publish(manifest => ManifestWriter.Write(
            manifest, report, settings.Rules, stages, settings.Split, settings.Format, tokens?.Counting));
        return report with { IsPublished = true };
    }
}
