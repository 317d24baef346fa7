using System;
using System.Collections.Generic;
using Phi3Data.Scanning;

namespace Phi3Data;

/// <summary>One line of a block, as the rules left it.</summary>
record struct LineEntry
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
}

/// <summary>A thread's workplace: one block, and what the rules said of its lines.</summary>
sealed class BlockResult : IFineRecordTaker
{
    private LineEntry[] entries = new LineEntry[256];
    private int refused;
    private RecordDigest[] digests = [];
    private int digestCount;

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
        Rules = new RecordRules(options, tokens?.Counting.Create())
        {
            PassesOverLength = tokens is { PassesOverLength: true },
            CountsAll = tokens is { CountsAll: true },
        };
        if (tokens?.Sink is not null) Counts = [];
        Fingerprinter = new Fingerprinter(options);
        Digester = new RecordDigester(Fingerprinter, digestsRecords, options);
        // Statistics look at every valid record, so that none may be passed over.
        Prover = statistics is null ? LineProver.Create(options, width) : null;
    }

    /// <summary>What is asked for beside lines with findings.</summary>
    public LineWants Wants { get; set; }

    /// <summary>The block.</summary>
    public LineBlock Block { get; }

    /// <summary>The rules, with their memory.</summary>
    public RecordRules Rules { get; }

    /// <summary>The vector path, with its memory; null where there is none.</summary>
    public LineProver? Prover { get; }

    /// <summary>All tokens of the block's valid records, as far as they were counted.</summary>
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
    public int LineCount { get; private set; }

    /// <summary>Lines of each verdict, in the order of <see cref="LineVerdict"/>.</summary>
    public int[] Verdicts { get; } = new int[3];

    /// <summary>The lines that something is to be done with, in order.</summary>
    public ReadOnlySpan<LineEntry> Entries => entries.AsSpan(0, EntryCount);

    /// <summary>Number of <see cref="Entries"/>.</summary>
    public int EntryCount { get; private set; }

    /// <summary>The digests of the valid records, in order, where they were asked for.</summary>
    public ReadOnlySpan<RecordDigest> Digests => digests.AsSpan(0, digestCount);

    /// <summary>The 0-based number and offset in the block of the first valid line; null when there is none.</summary>
    public (int Number, int Start)? FirstValid { get; private set; }

    /// <summary>Forgets the block before.</summary>
    public void Clear()
    {
        Findings.Clear();
        LineCount = 0;
        EntryCount = 0;
        digestCount = 0;
        FirstValid = null;
        Array.Clear(Verdicts);
        Tokens = 0;
        Counts?.Clear();
        Statistics?.Statistics.Clear();
    }

    /// <summary>Counts lines by what the rules say of them.</summary>
    /// <param name="verdict">The same for all.</param>
    /// <param name="lines">How many, one behind the other.</param>
    /// <param name="start">0-based offset of the first one in the block.</param>
    public void Count(LineVerdict verdict, int lines, int start)
    {
        if (verdict == LineVerdict.Valid && lines > 0) FirstValid ??= (LineCount, start);
        LineCount += lines;
        Verdicts[(int)verdict] += lines;
    }

    /// <summary>Counts the lines that the vector path has passed: valid, but for those that <see cref="IFineRecordTaker.TakeFine"/> found too long.</summary>
    /// <param name="lines">How many, one behind the other.</param>
    /// <param name="start">0-based offset of the first one in the block.</param>
    public void CountPassed(int lines, int start)
    {
        if (refused == 0)
        {
            Count(LineVerdict.Valid, lines, start);
            return;
        }
        LineCount += lines;
        Verdicts[(int)LineVerdict.Valid] += lines - refused;
        Verdicts[(int)LineVerdict.Invalid] += refused;
        refused = 0;
    }

    /// <inheritdoc/>
    void IFineRecordTaker.TakeFine(int line, int start, int length, RecordSlots slots)
    {
        int number = LineCount + line, firstFinding = Findings.Count;
        var view = new ConversationView(Block.Span.Slice(start, length), slots);
        bool isValid = !Rules.CountsTokens || Rules.CheckTokens(view, number + 1, Findings) == LineVerdict.Valid;
        if (isValid)
        {
            FirstValid ??= (number, start);
            if (Rules.CountsTokens) AddTokens(number);
            if (Wants.HasFlag(LineWants.Digests)) AddDigest(view, number, start);
        }
        else refused++;
        int found = Findings.Count - firstFinding;
        if (found == 0 && !Wants.HasFlag(LineWants.All)) return;
        Add(new LineEntry
        {
            Start = start,
            Length = length,
            Number = number,
            FirstFinding = firstFinding,
            FindingCount = found,
            Verdict = isValid ? LineVerdict.Valid : LineVerdict.Invalid,
            Tokens = isValid ? Rules.Tokens.Total : 0,
            Fingerprint = isValid && Wants.HasFlag(LineWants.Fingerprints) ? Fingerprinter.Compute(view) : default,
        });
    }

    /// <summary>Adds a valid record's digest.</summary>
    /// <param name="view">The record.</param>
    /// <param name="number">0-based number of its line in the block.</param>
    /// <param name="start">0-based offset of the line in the block.</param>
    public void AddDigest(in ConversationView view, int number, int start)
    {
        if (digestCount == digests.Length) Array.Resize(ref digests, Math.Max(256, digestCount * 2));
        ref RecordDigest digest = ref digests[digestCount++];
        digest = Digester.Compute(view);
        digest.Number = number;
        digest.Start = start;
        digest.Length = view.Line.Length;
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
