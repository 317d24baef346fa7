using System;
using System.Collections.Generic;
using System.Linq;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>Takes records through the stages and counts what each did. One thread at a time.</summary>
sealed class StageRunner
{
    private readonly IReadOnlyList<IRecordStage> stages;
    private readonly Counts[] counts;
    private readonly RecordRules rules;
    private readonly RecordRules replaced;
    private readonly int maxLineBytes;
    private readonly Fingerprinter fingerprinter;
    private readonly FindingBuffer unused;
    private readonly int immediate;

    /// <summary>Makes a runner of stages.</summary>
    /// <param name="stages">In order.</param>
    /// <param name="options">The rules that replaced records must keep, too.</param>
    /// <param name="counting">What the run counts tokens with; null where it does not.</param>
    public StageRunner(IReadOnlyList<IRecordStage> stages, RuleOptions options, TokenCounting? counting = null)
    {
        this.stages = stages;
        counts = new Counts[stages.Count];
        rules = new RecordRules(options);
        fingerprinter = new Fingerprinter(options);
        replaced = new RecordRules(options, counting?.Create());
        Notes = new FindingBuffer(options);
        maxLineBytes = options.MaxLineBytes;
        unused = new FindingBuffer(options);
        Last = stages.Count > 0 && stages[^1] is NearDeduplicator { NeedsAll: true } last ? last : null;
        immediate = Last is null ? stages.Count : stages.Count - 1;
    }

    /// <summary>Why the last record that was kept has other bytes than those that were read; empty where nobody says so.</summary>
    public FindingBuffer Notes { get; }

    /// <summary>The last stage, if it can decide only when all records are known.</summary>
    public NearDeduplicator? Last { get; }

    /// <summary>Takes a valid record through all stages but <see cref="Last"/>.</summary>
    /// <param name="record">The record as it was read.</param>
    /// <param name="format">How its file writes conversations.</param>
    /// <param name="findings">Cleared, and then given the finding for which the record is dropped.</param>
    public StageOutcome Run(RecordContext record, RecordFormat format, FindingBuffer findings) =>
        Run(record, format, findings, 0, immediate);

    /// <summary>Takes a record that came through all other stages through <see cref="Last"/>.</summary>
    public StageOutcome RunLast(RecordContext record, RecordFormat format, FindingBuffer findings) =>
        Run(record, format, findings, immediate, counts.Length);

    /// <summary>Makes the one finding for which a record is dropped.</summary>
    public static void Report(
        RuleId reason, in RecordContext record, RecordLocation? original, DuplicateReference? duplicate, FindingBuffer findings)
    {
        findings.Clear();
        findings.Add(
            reason, record.Location.Line, 0, record.Line.Length,
            duplicate is null ? original?.Line ?? 0 : Ratio.Of(duplicate?.Similarity), Ratio.Of(duplicate?.Threshold));
    }

    private StageOutcome Run(RecordContext record, RecordFormat format, FindingBuffer findings, int from, int to)
    {
        if (from == 0) Notes.Clear();
        for (int i = from; i < to; i++)
        {
            StageResult result = stages[i].Process(record);
            switch (result.Action)
            {
                case StageAction.Keep:
                    counts[i].Kept++;
                    break;
                case StageAction.Drop:
                    counts[i].Dropped++;
                    if (result.Found == 0) Report(result.Reason, record, result.Original, result.Duplicate, findings);
                    else
                    {
                        findings.Clear();
                        Add(findings, result, record);
                    }
                    return new StageOutcome(result.Original, result.Duplicate, result.OriginalFile);
                default:
                    counts[i].Replaced++;
                    ReadOnlySpan<byte> line = result.Replacement.Span;
                    findings.Clear();
                    if (!TryRead(line, record.Location.Line, format, findings, out RecordFingerprint fingerprint))
                        return new StageOutcome(null);
                    if (result.Reason != default) Add(Notes, result, record);
                    record = new RecordContext(
                        record.Location, record.LineOffset, line, fingerprint, format, this, replaced.Tokens.Total);
                    break;
            }
        }
        return new StageOutcome(record.Line, record.Fingerprint, record.Tokens);
    }

    /// <summary>Reads a record for a stage that asks.</summary>
    public ConversationView Read(ReadOnlySpan<byte> line, RecordFormat format)
    {
        unused.Clear();
        rules.Check(line, 1, format, unused, out ConversationView view);
        return view;
    }

    /// <summary>What each stage did.</summary>
    public List<StageCounts> GetCounts() => stages
        .Zip(counts, (s, c) => new StageCounts(s.Name, c.Kept + c.Dropped + c.Replaced, c.Kept, c.Dropped, c.Replaced))
        .ToList();

    /// <summary>Checks the bytes that a stage put in place of a record: they must pass like any line.</summary>
    private bool TryRead(
        ReadOnlySpan<byte> line, long number, RecordFormat format, FindingBuffer findings, out RecordFingerprint fingerprint)
    {
        fingerprint = default;
        if (line.Contains((byte)'\n'))
            throw new InvalidOperationException($"A stage replaced the record on line {number} by more than one line.");
        if (line.Length > maxLineBytes)
        {
            LineMustNotBeTooLong.Report(number, maxLineBytes, findings);
            return false;
        }
        if (replaced.Check(line, number, format, findings, out ConversationView view) != LineVerdict.Valid) return false;
        fingerprint = fingerprinter.Compute(view);
        return true;
    }

    private static void Add(FindingBuffer findings, in StageResult result, in RecordContext record) => findings.Add(
        result.Reason, record.Location.Line, result.Offset, result.Length == 0 ? record.Line.Length : result.Length,
        result.Found, result.Expected);

    private struct Counts
    {
        public long Kept, Dropped, Replaced;
    }
}

/// <summary>How a record came out of the stages.</summary>
readonly ref struct StageOutcome
{
    /// <summary>A record that is kept.</summary>
    public StageOutcome(ReadOnlySpan<byte> line, RecordFingerprint fingerprint, int tokens)
    {
        IsKept = true;
        Tokens = tokens;
        Line = line;
        Fingerprint = fingerprint;
    }

    /// <summary>A record that is rejected.</summary>
    public StageOutcome(RecordLocation? original, DuplicateReference? duplicate = null, string? originalFile = null)
    {
        Original = original;
        Duplicate = duplicate;
        OriginalFile = originalFile;
    }

    /// <summary>Whether the record is kept.</summary>
    public bool IsKept { get; }

    /// <summary>A kept record's bytes.</summary>
    public ReadOnlySpan<byte> Line { get; }

    /// <summary>A kept record's hashes.</summary>
    public RecordFingerprint Fingerprint { get; }

    /// <summary>A kept record's tokens, where they are counted.</summary>
    public int Tokens { get; }

    /// <summary>The record for whose sake this one was dropped.</summary>
    public RecordLocation? Original { get; }

    /// <summary>The file of that record, where it is none of the inputs.</summary>
    public string? OriginalFile { get; }

    /// <summary>How like that record this one is, if that is why it was dropped.</summary>
    public DuplicateReference? Duplicate { get; }
}
