using System;
using System.Collections.Generic;
using System.Linq;
using Phi3Data.Scanning;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Runs blocks through checkers of every width that the machine has, and compares each with the plain one.</summary>
sealed class BlockRun
{
    private readonly List<(VectorWidth Width, BlockResult Result)> places;
    private readonly BlockChecker checker;
    private readonly BlockRun? keeping;
    private readonly bool countsAll;
    private readonly Random garbage = new(1);

    /// <summary>
    /// Makes checkers that keep what they learn from one block to the next; each block is checked once for its findings and once
    /// for all lines with their fingerprints. Records are counted where the options name a model, a token for each byte.
    /// </summary>
    public BlockRun(RuleOptions options, bool passesOverLength = false, bool countsAll = true)
        : this(options, keepAll: false, passesOverLength, countsAll) => keeping = new BlockRun(options, keepAll: true, passesOverLength, countsAll);

    private BlockRun(RuleOptions options, bool keepAll, bool passesOverLength, bool countsAll)
    {
        this.countsAll = countsAll;
        checker = new BlockChecker(options, keepAll ? LineWants.All | LineWants.Fingerprints | LineWants.Digests : LineWants.None);
        TokenRun? tokens = options.Model is not ModelInfo model ? null : new TokenRun(
            new TokenCounting(() => new ByteCounter(), model.Template, TemplateOptions.Default), new TokenStatistics(), passesOverLength, countsAll);
        places = [.. Widths.Select(width => (width, new BlockResult(256, options, width, digestsRecords: true, tokens: tokens)))];
    }

    /// <summary>All widths of this machine; the plain path, against which the others are held, is the first.</summary>
    public static IEnumerable<VectorWidth> Widths => Enum.GetValues<VectorWidth>().Where(VectorWidths.IsSupported);

    /// <summary>Checks a block and asserts that every width says the same of it.</summary>
    /// <returns>What they say; valid until the next call.</returns>
    public BlockResult Check(ReadOnlySpan<byte> bytes, RecordFormat format = RecordFormat.Messages)
    {
        keeping?.Check(bytes, format);
        BlockResult plain = places[0].Result;
        foreach ((VectorWidth width, BlockResult result) in places)
        {
            Fill(result.Block, bytes, format);
            checker.Check(result);
            if (IsSame(plain, result)) continue;
            Assert.Fail($"{width} differs from the plain path on {Convert.ToHexString(bytes)}: "
                + $"{string.Join(", ", result.Findings.Span.ToArray())} instead of {string.Join(", ", plain.Findings.Span.ToArray())}; "
                + $"{string.Join(' ', result.Verdicts)} instead of {string.Join(' ', plain.Verdicts)}");
        }
        return plain;
    }

    /// <summary>Lines of a block that each vector width passes by itself, the least of them.</summary>
    public int CountProved(ReadOnlySpan<byte> bytes)
    {
        int least = int.MaxValue;
        foreach ((VectorWidth _, BlockResult result) in places)
        {
            if (result.Prover is not LineProver prover) continue;
            Fill(result.Block, bytes, RecordFormat.Messages);
            result.Block.EndWithLineFeed();
            int proved = 0;
            for (int start = 0; start < bytes.Length;)
            {
                start = prover.Prove(result.Block.Buffer, start, bytes.Length, taker: null);
                proved += prover.Lines;
                if (start == bytes.Length) break;
                int next = bytes[start..].IndexOf((byte)'\n');
                start = next < 0 ? bytes.Length : start + next + 1;
            }
            least = Math.Min(least, proved);
        }
        return least;
    }

    private void Fill(LineBlock block, ReadOnlySpan<byte> bytes, RecordFormat format)
    {
        block.Length = 0;
        if (block.Capacity < bytes.Length) block.Grow(bytes.Length);
        // What lies behind the block must not matter.
        garbage.NextBytes(block.Buffer);
        bytes.CopyTo(block.Buffer);
        block.Length = bytes.Length;
        block.File = new InputFile("f.jsonl", 0) { Format = format };
    }

    private bool IsSame(BlockResult a, BlockResult b) =>
        a.LineCount == b.LineCount
        && a.Verdicts.SequenceEqual(b.Verdicts)
        && (!countsAll || (a.Tokens == b.Tokens && (a.Counts ?? []).SequenceEqual(b.Counts ?? [])))
        && a.Findings.Counts.SequenceEqual(b.Findings.Counts)
        && a.Findings.Span.SequenceEqual(b.Findings.Span)
        && a.FirstValid == b.FirstValid
        && AreSame(a.Entries, b.Entries)
        && a.Digests.SequenceEqual(b.Digests);

    private bool AreSame(ReadOnlySpan<LineEntry> a, ReadOnlySpan<LineEntry> b)
    {
        if (countsAll) return a.SequenceEqual(b);
        return a.ToArray().Select(WithoutTokens).SequenceEqual(b.ToArray().Select(WithoutTokens));

        static LineEntry WithoutTokens(LineEntry entry)
        {
            entry.Tokens = 0;
            return entry;
        }
    }
}
