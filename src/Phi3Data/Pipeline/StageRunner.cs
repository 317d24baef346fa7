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
    private readonly int maxLineBytes;
    private readonly Fingerprinter fingerprinter = new();
    private readonly FindingBuffer unused;

    /// <summary>Makes a runner of <paramref name="stages"/>, in order.</summary>
    public StageRunner(IReadOnlyList<IRecordStage> stages, RuleOptions options)
    {
        this.stages = stages;
        counts = new Counts[stages.Count];
        rules = new RecordRules(options);
        maxLineBytes = options.MaxLineBytes;
        unused = new FindingBuffer(options);
    }

    /// <summary>Takes a valid record through all stages.</summary>
    /// <param name="record">The record as it was read.</param>
    /// <param name="format">How its file writes conversations.</param>
    /// <param name="findings">Cleared, and then given the finding for which the record is dropped.</param>
    public StageOutcome Run(RecordContext record, RecordFormat format, FindingBuffer findings)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            StageResult result = stages[i].Process(record);
            switch (result.Action)
            {
                case StageAction.Keep:
                    counts[i].Kept++;
                    break;
                case StageAction.Drop:
                    counts[i].Dropped++;
                    findings.Clear();
                    findings.Add(result.Reason, record.Location.Line, 0, record.Line.Length, result.Original?.Line ?? 0, 0);
                    return new StageOutcome(result.Original);
                default:
                    counts[i].Replaced++;
                    ReadOnlySpan<byte> line = result.Replacement.Span;
                    findings.Clear();
                    if (!TryRead(line, record.Location.Line, format, findings, out RecordFingerprint fingerprint))
                        return new StageOutcome(null);
                    record = new RecordContext(record.Location, record.LineOffset, line, fingerprint, format, this);
                    break;
            }
        }
        return new StageOutcome(record.Line, record.Fingerprint);
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
        if (rules.Check(line, number, format, findings, out ConversationView view) != LineVerdict.Valid) return false;
        fingerprint = fingerprinter.Compute(view);
        return true;
    }

    private struct Counts
    {
        public long Kept, Dropped, Replaced;
    }
}

/// <summary>How a record came out of the stages.</summary>
readonly ref struct StageOutcome
{
    /// <summary>A record that is kept.</summary>
    public StageOutcome(ReadOnlySpan<byte> line, RecordFingerprint fingerprint)
    {
        IsKept = true;
        Line = line;
        Fingerprint = fingerprint;
    }

    /// <summary>A record that is rejected.</summary>
    public StageOutcome(RecordLocation? original) => Original = original;

    /// <summary>Whether the record is kept.</summary>
    public bool IsKept { get; }

    /// <summary>A kept record's bytes.</summary>
    public ReadOnlySpan<byte> Line { get; }

    /// <summary>A kept record's hashes.</summary>
    public RecordFingerprint Fingerprint { get; }

    /// <summary>The record for whose sake this one was dropped.</summary>
    public RecordLocation? Original { get; }
}
