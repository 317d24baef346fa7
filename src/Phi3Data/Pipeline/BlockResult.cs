using System;
using System.Collections.Generic;
using Phi3Data.Scanning;

namespace Phi3Data;

/// <summary>One line of a block, as the rules left it.</summary>
struct LineEntry
{
    /// <summary>0-based offset in the block.</summary>
    public int Start;

    /// <summary>Bytes without LF.</summary>
    public int Length;

    /// <summary>0-based number of the line in the block.</summary>
    public int Number;

    /// <summary>Its findings: from here, in the block's findings.</summary>
    public int FirstFinding;

    /// <summary>How many of them.</summary>
    public int FindingCount;

    /// <summary>What the rules say.</summary>
    public LineVerdict Verdict;

    /// <summary>Tokens of a valid record, where they are counted.</summary>
    public int Tokens;

    /// <summary>Of a valid record, where fingerprints were asked for.</summary>
    public RecordFingerprint Fingerprint;

    /// <summary>Of a valid record, where digests were asked for.</summary>
    public RecordDigest Digest;
}

/// <summary>A thread's workplace: one block, and what the rules said of its lines.</summary>
sealed class BlockResult : IFineRecordTaker
{
    private LineEntry[] entries = new LineEntry[256];

    /// <summary>Makes an empty workplace.</summary>
    /// <param name="blockBytes">Bytes of a block that holds no longer line.</param>
    /// <param name="options">The rules.</param>
    /// <param name="width">How wide the registers are that the vector path uses.</param>
    /// <param name="statistics">What to count; null for nothing.</param>
    /// <param name="digestsRecords">Whether digests, if asked for, must tell whole records apart.</param>
    /// <param name="tokens">What to count tokens with; null where they are not counted.</param>
    public BlockResult(
        int blockBytes, RuleOptions options, VectorWidth width, StatisticsOptions? statistics = null, bool digestsRecords = false,
        TokenRun? tokens = null)
    {
        if (statistics is not null) Statistics = new StatisticsCollector(statistics);
        Block = new LineBlock(blockBytes);
        Findings = new FindingBuffer(options);
        Rules = new RecordRules(options, tokens?.Counting.Create()) { PassesOverLength = tokens is { PassesOverLength: true } };
        if (tokens?.Sink is not null) Counts = [];
        Fingerprinter = new Fingerprinter(options);
        Digester = new RecordDigester(Fingerprinter, digestsRecords, options);
        // Statistics and token counts look at every valid record, so that none may be passed over.
        Prover = statistics is null && tokens is null ? LineProver.Create(options, width) : null;
    }

    /// <summary>What is asked for of lines without findings.</summary>
    public LineWants Wants { get; set; }

    /// <summary>The block.</summary>
    public LineBlock Block { get; }

    /// <summary>The rules, with their memory.</summary>
    public RecordRules Rules { get; }

    /// <summary>The vector path, with its memory; null where there is none.</summary>
    public LineProver? Prover { get; }
    /// <summary>All tokens of the block's valid records, where they are counted.</summary>
    public long Tokens { get; private set; }

    /// <summary>Those of each valid record, with its 0-based number in the block; null where nobody asks for them.</summary>
    public List<(int Number, ConversationTokens Tokens)>? Counts { get; }

    /// <summary>For hashing records.</summary>
    public Fingerprinter Fingerprinter { get; }

    /// <summary>Counts what is in valid records; null where nobody asks.</summary>
    public StatisticsCollector? Statistics { get; }

    /// <summary>For the checks of the whole dataset.</summary>
    public RecordDigester Digester { get; }

    /// <summary>All findings of the block; their line numbers count from 1 inside the block.</summary>
    public FindingBuffer Findings { get; }

    /// <summary>Lines in the block.</summary>
    public int LineCount { get; set; }

    /// <summary>Lines of each verdict, in the order of <see cref="LineVerdict"/>.</summary>
    public int[] Verdicts { get; } = new int[3];

    /// <summary>The lines that something is to be done with, in order.</summary>
    public ReadOnlySpan<LineEntry> Entries => entries.AsSpan(0, EntryCount);

    /// <summary>Number of <see cref="Entries"/>.</summary>
    public int EntryCount { get; private set; }

    /// <summary>Forgets the block before.</summary>
    public void Clear()
    {
        Findings.Clear();
        LineCount = 0;
        EntryCount = 0;
        Array.Clear(Verdicts);
        Tokens = 0;
        Counts?.Clear();
        Statistics?.Statistics.Clear();
    }

    /// <summary>Counts lines that are valid and without findings.</summary>
    public void AddFine(int lines)
    {
        LineCount += lines;
        Verdicts[(int)LineVerdict.Valid] += lines;
    }

    /// <inheritdoc/>
    void IFineRecordTaker.TakeFine(int start, int length, RecordSlots slots)
    {
        var view = new ConversationView(Block.Span.Slice(start, length), slots);
        Add(new LineEntry
        {
            Start = start,
            Length = length,
            Number = LineCount,
            FirstFinding = Findings.Count,
            Verdict = LineVerdict.Valid,
            Fingerprint = Wants.HasFlag(LineWants.Fingerprints) ? Fingerprinter.Compute(view) : default,
            Digest = Wants.HasFlag(LineWants.Digests) ? Digester.Compute(view) : default,
        });
        AddFine(1);
    }

    /// <summary>Takes what the rules counted of a valid record.</summary>
    public void AddTokens(int number)
    {
        Tokens += Rules.Tokens.Total;
        Counts?.Add((number, Rules.Tokens));
    }

    /// <summary>Adds a line.</summary>
    public void Add(in LineEntry entry)
    {
        if (EntryCount == entries.Length) Array.Resize(ref entries, EntryCount * 2);
        entries[EntryCount++] = entry;
    }
}
