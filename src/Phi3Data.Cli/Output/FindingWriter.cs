using System;
using System.Collections.Generic;
using System.IO;

namespace Phi3Data.Cli.Output;

/// <summary>
/// Shows findings as they come, as many as are wanted. Those known to a baseline are passed over. What is not shown is counted
/// and never put into words, so that a file of nothing but faults is read as fast as any.
/// </summary>
abstract class FindingWriter : IFindingSink, IDisposable
{
    /// <summary>Hidden findings after which it is asked again whether anybody still reads.</summary>
    private const int HiddenPerProbe = 1 << 16;

    private readonly Terminal terminal;
    private readonly ProgressLine progress;
    private readonly FindingLimits limits;
    private readonly long[] shown = new long[RuleCatalog.All.Count];
    private readonly long[] known = new long[RuleCatalog.All.Count];
    private long total, hidden;

    /// <summary>Makes a writer that takes the progress line away before it writes to <paramref name="output"/>.</summary>
    protected FindingWriter(Terminal terminal, ProgressLine progress, FindingLimits limits, TextWriter output)
    {
        this.terminal = terminal;
        Output = output;
        this.progress = progress;
        this.limits = limits;
    }

    /// <summary>Findings that are accepted; null for none.</summary>
    public FindingBaseline? Baseline { get; init; }

    /// <summary>Takes all findings, known or not; null where nobody asks.</summary>
    public FindingBaseline? NewBaseline { get; init; }

    /// <summary>Findings of error severity that the baseline does not know.</summary>
    public long NewErrors { get; private set; }

    /// <inheritdoc/>
    public bool Report(in Finding finding, in FindingSource source)
    {
        NewBaseline?.Add(finding, source);
        int rule = IndexOf(finding.Rule);
        if (Baseline is not null && Baseline.Remove(finding, source))
        {
            known[rule]++;
            return IsWanted;
        }
        if (finding.Severity == Severity.Error) NewErrors++;
        if (total >= limits.Total || shown[rule] >= limits.PerRule)
        {
            // What was shown is to be seen before a long count, and where nobody reads any more the count ends.
            if (hidden++ % HiddenPerProbe == 0) terminal.Probe();
            return IsWanted;
        }
        total++;
        shown[rule]++;
        progress.Clear();
        Write(Diagnostic.Create(finding, source), finding, source);
        return IsWanted;
    }

    /// <summary>Writes what stands behind the last finding.</summary>
    public virtual void Finish(PipelineReport report) => progress.Clear();

    /// <summary>Frees what the writer holds.</summary>
    public virtual void Dispose()
    {
    }

    /// <summary>Where the findings go.</summary>
    protected TextWriter Output { get; }

    /// <summary>Whether anybody still reads; when not, the run stops.</summary>
    private bool IsWanted => Output != terminal.Out || !terminal.IsOutputGone;

    /// <summary>Writes one finding.</summary>
    protected abstract void Write(Diagnostic diagnostic, in Finding finding, in FindingSource source);

    /// <summary>How many findings of each rule were neither shown nor known, for rules that have any.</summary>
    protected IEnumerable<(RuleInfo Rule, long Findings)> GetHidden(PipelineReport report)
    {
        foreach (RuleCount count in report.Rules)
        {
            int rule = IndexOf(count.Rule.Rule);
            long hidden = count.Findings - shown[rule] - known[rule];
            if (hidden > 0) yield return (count.Rule, hidden);
        }
    }

    private static int IndexOf(RuleId rule) => RuleIndex[(int)rule];

    private static readonly int[] RuleIndex = MakeIndex();

    private static int[] MakeIndex()
    {
        int[] index = new int[(int)RuleCatalog.All[^1].Rule + 1];
        for (int i = 0; i < RuleCatalog.All.Count; i++) index[(int)RuleCatalog.All[i].Rule] = i;
        return index;
    }
}

/// <summary>How many findings are shown at most: in all, and of each rule.</summary>
readonly record struct FindingLimits(long Total, long PerRule)
{
    /// <summary>All of them.</summary>
    public static readonly FindingLimits None = new(long.MaxValue, long.MaxValue);
}
