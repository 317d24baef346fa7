using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>What a rule has at hand: the line, the limits, some memory to work in, and where findings go.</summary>
readonly ref struct RuleContext
{
    private readonly FindingBuffer findings;
    private readonly long lineNumber;

    /// <summary>Makes the context of one line.</summary>
    public RuleContext(
        ReadOnlySpan<byte> line, long lineNumber, RuleOptions options, FindingBuffer findings, RuleScratch scratch)
    {
        Line = line;
        this.lineNumber = lineNumber;
        Options = options;
        this.findings = findings;
        Scratch = scratch;
    }

    /// <summary>The line's bytes without LF and without a byte order mark.</summary>
    public ReadOnlySpan<byte> Line { get; }

    /// <summary>The limits.</summary>
    public RuleOptions Options { get; }

    /// <summary>Memory for rules that look into a value.</summary>
    public RuleScratch Scratch { get; }

    /// <summary>Findings of the record so far.</summary>
    public int FindingCount => findings.RecordCount;

    /// <summary>Reports a break of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="offset">0-based byte offset in the line.</param>
    /// <param name="length">Bytes; 0 when something is missing there.</param>
    /// <param name="found">What was found, as the rule's message reads it.</param>
    /// <param name="expected">What was expected, as the rule's message reads it.</param>
    public void Report(RuleId rule, int offset, int length, long found = 0, long expected = 0) =>
        findings.Add(rule, lineNumber, offset, length, found, expected);

    /// <summary>Reports a break of a rule at a value.</summary>
    public void Report(RuleId rule, in JsonSlot at, long found = 0, long expected = 0) =>
        Report(rule, at.Start, at.Length, found, expected);
}

/// <summary>Memory that rules borrow to look into values that the parser passed over. Serves one thread.</summary>
sealed class RuleScratch
{
    /// <summary>For walking a value.</summary>
    public JsonScratch Scanner { get; } = new();

    /// <summary>For a set of strings of the line, or for a string that is decoded and scanned.</summary>
    public JsonScratch Strings { get; } = new();

    /// <summary>For arguments as a tree.</summary>
    public JsonTree Arguments { get; } = new();

    /// <summary>What arguments break in their schema.</summary>
    public SchemaFaults Faults { get; } = new();

    /// <summary>For comparing values.</summary>
    public JsonValueHash ValueHash { get; } = new();

    /// <summary>The record's tools; filled by <see cref="RecordRules"/> before the rules on tools run.</summary>
    public ToolList Tools { get; } = new();
}
