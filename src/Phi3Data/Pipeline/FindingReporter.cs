using System;
using System.Collections.Generic;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>Counts findings and hands them to those who want them, in the order of the input. One thread at a time.</summary>
sealed class FindingReporter
{
    private readonly IFindingSink? sink;
    private readonly RecordSinks? sinks;
    private readonly RuleOptions options;
    private readonly long[] counts = new long[RuleCatalog.All.Count];

    /// <summary>Makes a reporter.</summary>
    /// <param name="options">The severities that the counts are read with.</param>
    /// <param name="sink">The caller's sink, if there is one.</param>
    /// <param name="sinks">The outputs, for the findings file.</param>
    public FindingReporter(RuleOptions options, IFindingSink? sink, RecordSinks? sinks)
    {
        this.options = options;
        this.sink = sink;
        this.sinks = sinks;
        General = new FindingBuffer(options);
    }

    /// <summary>For findings that are made one at a time: on files, on the dataset, by stages.</summary>
    public FindingBuffer General { get; }

    /// <summary>Whether the caller's sink asked to stop.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Findings of error severity without a line: on a file or the dataset.</summary>
    public long DatasetErrors { get; private set; }

    /// <summary>Counts the findings of a block, those included that were too many to keep.</summary>
    public void Count(FindingBuffer findings)
    {
        for (int i = 0; i < counts.Length; i++) counts[i] += findings.Counts[i];
    }

    /// <summary>Hands on the findings of one line, already counted.</summary>
    /// <param name="findings">Findings whose lines count from 1 after <paramref name="linesBefore"/>.</param>
    /// <param name="linesBefore">Lines of the file before those that the findings count.</param>
    /// <param name="source">The line.</param>
    /// <param name="words">The findings in words, one for each, where somebody else needs them, too; null for none yet.</param>
    public void Report(
        ReadOnlySpan<Finding> findings, long linesBefore, in FindingSource source, IReadOnlyList<Diagnostic>? words = null)
    {
        for (int i = 0; i < findings.Length && !IsStopped; i++)
        {
            ref readonly Finding finding = ref findings[i];
            Finding placed = finding.Line == 0 ? finding : finding with { Line = finding.Line + linesBefore };
            if (placed.Line == 0 && placed.Severity == Severity.Error) DatasetErrors++;
            if (sinks is { WantsFindings: true }) sinks.Report(words?[i] ?? Diagnostic.Create(placed, source));
            if (sink is not null && !sink.Report(placed, source)) IsStopped = true;
        }
    }

    /// <summary>Counts and hands on what was put into <see cref="General"/>.</summary>
    public void ReportGeneral(in FindingSource source, IReadOnlyList<Diagnostic>? words = null)
    {
        Count(General);
        Report(General.Span, 0, source, words);
    }

    /// <summary>Reports what an input is before its first line: a mark at its start, a name that lies.</summary>
    public void ReportStart(InputFile file)
    {
        General.Clear();
        FileMustNotStartWithBom.Check(file.Type, General);
        FileMustStartWithBom.Check(file.Type, General);
        CompressedFileMustBeNamedGz.Check(file.Compression != InputCompression.None, file.Name, General);
        FileNameMustEndInJsonl.Check(file.IsFile, file.Name, General);
        ReportGeneral(new FindingSource(file.Name, default, 0));
    }

    /// <summary>Reports the start of a stretch that has no lines; the finding stays in <see cref="General"/>.</summary>
    public FindingSource ReportUnread(LineBlock block, long lineNumber)
    {
        General.Clear();
        if (FileMustBeUtf8.Check(block.File.Type, General) && FileMustBeText.Check(block.File.Type, General))
            LineMustNotBeTooLong.Report(lineNumber, options.MaxLineBytes, General);
        var source = new FindingSource(block.File.Name, default, block.Offset);
        ReportGeneral(source);
        return source;
    }

    /// <summary>Reports what an input was, after its last line: empty, or in another format.</summary>
    /// <param name="file">The input.</param>
    /// <param name="dataset">Judges its size, in a check.</param>
    public void ReportEnd(InputFile file, DatasetChecks? dataset)
    {
        General.Clear();
        FileMustNotBeEmpty.Check(file.Records > 0, General);
        DatasetMustUseMessagesFormat.Check(file.Format, General);
        dataset?.CheckSize(file.TextBytes, General);
        ReportGeneral(new FindingSource(file.Name, default, 0));
    }

    /// <summary>Puts the findings of one line into words, for a reject.</summary>
    public static List<Diagnostic> Describe(ReadOnlySpan<Finding> findings, long linesBefore, in FindingSource source)
    {
        var diagnostics = new List<Diagnostic>(findings.Length);
        foreach (ref readonly Finding finding in findings)
            diagnostics.Add(Diagnostic.Create(finding with { Line = finding.Line + linesBefore }, source));
        return diagnostics;
    }

    /// <summary>The rules with findings, in the order of their IDs.</summary>
    public List<RuleCount> GetCounts()
    {
        var list = new List<RuleCount>();
        for (int i = 0; i < counts.Length; i++)
        {
            RuleInfo rule = RuleCatalog.All[i];
            if (counts[i] > 0) list.Add(new RuleCount(rule, options.GetSeverity(rule.Rule), counts[i]));
        }
        return list;
    }
}
