using System;
using System.Collections.Generic;
using System.Linq;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>The part of the path that runs in the order of the input: findings to their sinks, records through stages to theirs.</summary>
sealed class RecordDelivery : IDisposable
{
    private readonly IReadOnlyList<DatasetSource> sources;
    private readonly int trainingInputs;
    private readonly RuleOptions rules;
    private readonly StageRunner stages;
    private readonly SplitAssigner? assigner;
    private readonly RecordSinks? sinks;
    private readonly FindingReporter reporter;
    private readonly DatasetChecks? dataset;
    private readonly WaitingRecords? waiting;
    private readonly bool keepAll;
    private readonly GraderCheck? grading;
    private long invalid, blank, dropped, train, validation, test, waitingCount;
    private bool rejectedContent;
    private DatasetStatistics? statistics;
    private readonly IRecordTokenSink? tokenSink;
    private long trainTokens;

    /// <summary>Makes the delivery of one run.</summary>
    /// <param name="sources">All inputs.</param>
    /// <param name="trainingInputs">How many of them, from the first on, are training data; the others are for validation.</param>
    /// <param name="rules">The rules of the run.</param>
    /// <param name="stages">Its stages.</param>
    /// <param name="split">How records are divided, if they are.</param>
    /// <param name="sinks">Where records go, if they are written.</param>
    /// <param name="sink">Where findings go, if somebody asked.</param>
    /// <param name="keepAll">Whether valid records go to stages or sinks.</param>
    /// <param name="isCheck">Whether the dataset is judged as a whole, too.</param>
    /// <param name="grader">The grader to check beside the records, if there is one.</param>
    /// <param name="tokens">What tokens are counted with, and for whom; null where they are not.</param>
    public RecordDelivery(
        IReadOnlyList<DatasetSource> sources, int trainingInputs, RuleOptions rules, IReadOnlyList<IRecordStage> stages, SplitOptions? split,
        RecordSinks? sinks, IFindingSink? sink, bool keepAll, bool isCheck, Grader? grader = null,
        TokenRun? tokens = null)
    {
        this.keepAll = keepAll;
        this.sources = sources;
        this.trainingInputs = trainingInputs;
        this.rules = rules;
        this.stages = new StageRunner(stages, rules, tokens?.Counting);
        tokenSink = tokens?.Sink;
        if (this.stages.Last is NearDeduplicator last) waiting = new WaitingRecords(this.stages, last);
        this.sinks = sinks;
        assigner = split is null ? null : new SplitAssigner(split);
        reporter = new FindingReporter(rules, sink, sinks);
        if (isCheck) dataset = new DatasetChecks(sources, trainingInputs, rules, reporter);
        if (GraderCheck.IsNeeded(rules, grader)) grading = new GraderCheck(reporter, rules, grader, sources.Count);
    }

    /// <summary>What the checker must give of lines without findings.</summary>
    public LineWants Wants => (keepAll ? LineWants.All | LineWants.Fingerprints : LineWants.None)
        | (grading is not null ? LineWants.All : LineWants.None)
        | (dataset is { WantsDigests: true } ? LineWants.Digests : LineWants.None);

    /// <summary>Whether digests must tell whole records apart.</summary>
    public bool WantsRecords => dataset is { WantsRecords: true };

    /// <summary>Lines delivered.</summary>
    public long Lines => train + validation + test + Rejected + waitingCount;

    /// <summary>Lines among them that were not kept.</summary>
    public long Rejected => invalid + blank + dropped;

    /// <summary>Whether the caller's sink asked to stop.</summary>
    public bool IsStopped => reporter.IsStopped;

    /// <summary>Whether everything that was rejected could be written somewhere; blank lines need no place.</summary>
    public bool HasPlaceForRejects => sinks?.Rejected is not null || !rejectedContent;

    /// <summary>Takes the next block.</summary>
    public void Deliver(BlockResult result)
    {
        LineBlock block = result.Block;
        InputFile file = block.File;
        if (block.IsFirst) reporter.ReportStart(file);
        if (block.Unread != UnreadPart.None) DeliverUnread(block);
        else DeliverLines(result);
        if (result.Statistics is not null) (statistics ??= new DatasetStatistics()).Add(result.Statistics.Statistics);
        if (!block.IsLast) return;
        file.TextBytes = block.Offset + block.Length;
        reporter.ReportEnd(file, dataset);
    }

    /// <summary>Ends the run: divides an exact split and checks the dataset as a whole.</summary>
    public void Finish()
    {
        if (waiting is not null && !IsStopped) DecideOnWaiting(waiting);
        if (sinks is not null && !IsStopped)
        {
            sinks.Divide();
            (train, validation, test) = (sinks.TrainCount, sinks.ValidationCount, sinks.TestCount);
        }
        if (IsStopped) return;
        dataset?.Finish();
        reporter.General.Clear();
        if (DatasetMustHaveEnoughRecords.Check(train, dataset is { IsSplitByService: true }, rules, reporter.General))
            DatasetShouldHaveMoreRecords.Check(train, rules, reporter.General);
        dataset?.CheckTraining(reporter.General);
        ModelMustBeAvailable.Check(rules, reporter.General);
        MethodMustFitModel.Check(rules, reporter.General);
        TrainingMustFitQuota.Check(trainTokens, rules, reporter.General);
        ReinforcementMustHaveValidation.Check(validation, rules, reporter.General);
        string name = DatasetChecks.NameOf(sources.Take(trainingInputs));
        reporter.ReportGeneral(new FindingSource(name, default, 0));
        grading?.Finish(name);
    }

    /// <summary>What the run did.</summary>
    public PipelineReport CreateReport(IReadOnlyList<InputFile> files)
    {
        List<RuleCount> counts = reporter.GetCounts();
        return new PipelineReport
        {
            Lines = Lines,
            Invalid = invalid,
            Blank = blank,
            Dropped = dropped,
            Train = train,
            Validation = validation,
            Test = test,
            Errors = counts.Where(c => c.Severity == Severity.Error).Sum(c => c.Findings),
            Warnings = counts.Where(c => c.Severity == Severity.Warning).Sum(c => c.Findings),
            DatasetErrors = reporter.DatasetErrors,
            Rules = counts,
            Inputs = files.Select(f => new InputReport(f.Name, f.Bytes, f.Hash, f.Compression, f.Format, f.Lines)).ToList(),
            Stages = stages.GetCounts(),
            IsStopped = IsStopped,
            Statistics = statistics,
        };
    }

    /// <summary>Removes temporary files.</summary>
    public void Dispose() => waiting?.Dispose();

    private void DeliverLines(BlockResult result)
    {
        LineBlock block = result.Block;
        InputFile file = block.File;
        reporter.Count(result.Findings);
        long refused = 0, refusedTokens = 0;
        ReadOnlySpan<RecordDigest> digests = result.Digests;
        foreach (ref readonly LineEntry entry in result.Entries)
        {
            DeliverDigests(ref digests, before: entry.Number, block);
            if (IsStopped) return;
            var source = new FindingSource(
                file.Name, block.Span.Slice(entry.Start, entry.Length), block.Offset + entry.Start);
            ReadOnlySpan<Finding> findings = result.Findings.Span.Slice(entry.FirstFinding, entry.FindingCount);
            bool isRejected = entry.Verdict != LineVerdict.Valid && sinks is not null;
            // The findings file and the rejects say the same words: they are made once.
            List<Diagnostic>? words = isRejected ? FindingReporter.Describe(findings, file.Lines, source) : null;
            reporter.Report(findings, file.Lines, source, words);
            long number = file.Lines + entry.Number + 1;
            if (entry.Verdict != LineVerdict.Valid && !IsStopped) dataset?.AddInvalid(findings, file, number, source);
            if (entry.Verdict == LineVerdict.Valid)
            {
                if (grading?.Check(number, source) == false)
                {
                    refused++;
                    refusedTokens += entry.Tokens;
                    List<Diagnostic> before = FindingReporter.Describe(findings, file.Lines, source);
                    Reject(number, [.. before, .. grading.Reasons], source, null, entry.Verdict);
                }
                else if (keepAll) DeliverRecord(file, number, entry, source);
            }
            else if (words is not null) Reject(number, words, source, null, entry.Verdict);
        }
        DeliverDigests(ref digests, before: int.MaxValue, block);
        dataset?.AddValid(result);
        invalid += result.Verdicts[(int)LineVerdict.Invalid] + refused;
        blank += result.Verdicts[(int)LineVerdict.Blank];
        // Nobody asked for the valid lines one by one: those without findings are not among the entries.
        if (!keepAll)
            CountKept(file, SplitSide.Train, result.Verdicts[(int)LineVerdict.Valid] - refused, result.Tokens - refusedTokens);
        if (result.Counts is not null)
        {
            foreach ((int number, ConversationTokens tokens) in result.Counts)
                tokenSink?.Report(new RecordTokens(file.Name, file.Lines + number + 1, tokens));
        }
        file.Lines += result.LineCount;
        file.Records += result.LineCount - result.Verdicts[(int)LineVerdict.Blank];
    }

    /// <summary>Hands on the digests of the lines before one, so that findings come in the order of the lines.</summary>
    private void DeliverDigests(ref ReadOnlySpan<RecordDigest> digests, int before, LineBlock block)
    {
        int count = 0;
        while (count < digests.Length && digests[count].Number < before) count++;
        dataset?.Add(digests[..count], block);
        digests = digests[count..];
    }

    private void CountKept(InputFile file, SplitSide side, long records, long tokens)
    {
        if (side == SplitSide.Train && file.Index < trainingInputs)
        {
            train += records;
            trainTokens += tokens;
        }
        else if (side == SplitSide.Test) test += records;
        else validation += records;
    }

    private void DeliverRecord(InputFile file, long number, in LineEntry entry, in FindingSource source)
    {
        var record = new RecordContext(
            new RecordLocation(file.Index, number), source.LineOffset, source.Line, entry.Fingerprint, file.Format, stages, entry.Tokens);
        StageOutcome outcome = stages.Run(record, file.Format, reporter.General);
        if (!outcome.IsKept)
        {
            Drop(number, source, outcome.Original, outcome.Duplicate, outcome.OriginalFile);
            return;
        }
        reporter.Count(stages.Notes);
        reporter.Report(stages.Notes.Span, 0, source);
        SplitPlace place = default;
        if (assigner is not null)
        {
            ConversationView view = assigner.NeedsView ? stages.Read(outcome.Line, file.Format) : default;
            place = assigner.GetPlace(view, outcome.Fingerprint);
        }
        if (waiting is null)
        {
            Keep(file, outcome.Line, place, outcome.Tokens);
            return;
        }
        trainTokens += outcome.Tokens; // whether it stays, and on which side, shows only at the end
        waiting.Add(record, outcome.Line, file, place);
        waitingCount++;
    }

    private void DecideOnWaiting(WaitingRecords waiting)
    {
        waiting.Decide(reporter.General);
        waiting.Deliver(
            keep: (file, line, place) =>
            {
                waitingCount--;
                Keep(file, line, place, tokens: 0);
            },
            drop: (file, in input, duplicate) =>
            {
                waitingCount--;
                var source = new FindingSource(file.Name, input.Line, input.LineOffset);
                StageRunner.Report(RuleId.RecordsMustNotBeNearDuplicates, input, null, duplicate, reporter.General);
                Drop(input.Location.Line, source, duplicate.Original, duplicate);
            });
    }

    private void Keep(InputFile file, ReadOnlySpan<byte> line, SplitPlace place, int tokens)
    {
        SplitSide side = assigner?.Assign(place) ?? SplitSide.Train;
        CountKept(file, side, 1, tokens);
        sinks?.Keep(line, side, place);
    }

    /// <summary>Rejects a valid record for the one finding that stands among the general ones.</summary>
    private void Drop(
        long number, in FindingSource source, RecordLocation? original, DuplicateReference? duplicate, string? originalFile = null)
    {
        dropped++;
        RejectedOriginal? named = original is RecordLocation first
            ? new RejectedOriginal(originalFile ?? sources[first.Input].Name, first.Line, duplicate?.Similarity, duplicate?.Cluster)
            : null;
        var related = new FindingSource(source.File, source.Line, source.LineOffset) { RelatedFile = named?.File };
        List<Diagnostic> words = FindingReporter.Describe(reporter.General.Span, 0, related);
        reporter.ReportGeneral(related, words);
        Reject(number, words, source, named, LineVerdict.Valid);
    }

    private void Reject(
        long number, List<Diagnostic> words, in FindingSource source, RejectedOriginal? original, LineVerdict verdict)
    {
        if (verdict != LineVerdict.Blank) rejectedContent = true;
        if (sinks?.Rejected is not RejectedWriter writer) return;
        writer.Write(
            new RejectedPlace(source.File, number, source.LineOffset),
            words,
            original,
            source.Line,
            asBytes: source.Line.Length > rules.MaxLineBytes);
    }

    /// <summary>A line over the limit, or a file without lines: one reject, whose bytes pass through.</summary>
    private void DeliverUnread(LineBlock block)
    {
        InputFile file = block.File;
        if (block.Unread.HasFlag(UnreadPart.Start))
        {
            FindingSource source = reporter.ReportUnread(block, file.Lines + 1);
            sinks?.Rejected?.StartParts(
                new RejectedPlace(file.Name, file.Lines + 1, block.Offset),
                FindingReporter.Describe(reporter.General.Span, 0, source));
            rejectedContent = true;
        }
        bool isEnd = block.Unread.HasFlag(UnreadPart.End);
        sinks?.Rejected?.WritePart(isEnd ? WithoutLineFeed(block.Span) : block.Span);
        if (!isEnd) return;
        sinks?.Rejected?.EndParts();
        file.Lines++;
        file.Records++;
        invalid++;
    }

    private static ReadOnlySpan<byte> WithoutLineFeed(ReadOnlySpan<byte> part) =>
        part.EndsWith("\n"u8) ? part[..^1] : part;
}
