using System;
using Phi3Data.Rules;
using Phi3Data.Scanning;

namespace Phi3Data;

/// <summary>The part of the path that runs side by side: a block's lines through view and rules, each line by itself.</summary>
sealed class BlockChecker
{
    private readonly int maxLineBytes;
    private readonly LineWants wants;

    /// <summary>Makes a checker; it has no state and serves all threads.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="wants">What is asked for beside lines with findings.</param>
    public BlockChecker(RuleOptions options, LineWants wants)
    {
        maxLineBytes = options.MaxLineBytes;
        this.wants = wants;
    }

    /// <summary>Checks all lines of a block.</summary>
    public void Check(BlockResult result)
    {
        result.Clear();
        LineBlock block = result.Block;
        if (block.Unread != UnreadPart.None) return;
        LineProver? prover = block.File.Format == RecordFormat.Messages ? result.Prover : null;
        if (prover is not null) block.EndWithLineFeed();
        result.Wants = wants;
        IFineRecordTaker? taker = wants == LineWants.None && !result.Rules.CountsTokens ? null : result;
        ReadOnlySpan<byte> bytes = block.Span;
        for (int start = 0; start < bytes.Length;)
        {
            if (prover is not null)
            {
                int next = prover.Prove(block.Buffer, start, bytes.Length, taker);
                result.CountPassed(prover.Lines, start);
                start = next;
                if (start == bytes.Length) return;
            }
            int length = bytes[start..].IndexOf((byte)'\n');
            if (length < 0) length = bytes.Length - start;
            CheckLine(result, bytes.Slice(start, length), start);
            start += length + 1;
        }
    }

    private void CheckLine(BlockResult result, ReadOnlySpan<byte> line, int start)
    {
        FindingBuffer findings = result.Findings;
        int firstFinding = findings.Count;
        int number = result.LineCount;
        LineVerdict verdict;
        ConversationView view = default;
        if (line.Length > maxLineBytes)
        {
            findings.StartRecord();
            LineMustNotBeTooLong.Report(number + 1, maxLineBytes, findings);
            verdict = LineVerdict.Invalid;
        }
        else verdict = result.Rules.Check(line, number + 1, result.Block.File.Format, findings, out view);

        result.Count(verdict, 1, start);
        bool isValid = verdict == LineVerdict.Valid, hasFindings = findings.Count > firstFinding;
        if (isValid)
        {
            result.Statistics?.Add(view);
            if (!hasFindings) result.Prover?.Learn(view);
            if (result.Rules.CountsTokens) result.AddTokens(number);
            if (wants.HasFlag(LineWants.Digests)) result.AddDigest(view, number, start);
        }
        if (!hasFindings && !wants.HasFlag(LineWants.All)) return;
        result.Add(new LineEntry
        {
            Start = start,
            Length = line.Length,
            Number = number,
            FirstFinding = firstFinding,
            FindingCount = findings.Count - firstFinding,
            Verdict = verdict,
            Tokens = isValid ? result.Rules.Tokens.Total : 0,
            Fingerprint = isValid && wants.HasFlag(LineWants.Fingerprints) ? result.Fingerprinter.Compute(view) : default,
        });
    }
}

/// <summary>What is asked for of lines, beside those with findings.</summary>
[Flags]
enum LineWants : byte
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>All lines, one by one.</summary>
    All = 1,
    /// <summary>The fingerprints of valid records, for stages and the split.</summary>
    Fingerprints = 2,
    /// <summary>The digests of valid records, for the checks of the whole dataset.</summary>
    Digests = 4,
}
