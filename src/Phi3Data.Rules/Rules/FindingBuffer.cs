using System;

namespace Phi3Data;

/// <summary>Collects the findings of some lines: each counted, and at most <see cref="PerRecord"/> of a record kept.</summary>
sealed class FindingBuffer
{
    /// <summary>
    /// Findings kept of one record. A line of 16 MiB can break rules a million times; a person reads a dozen, and the rest
    /// is counted. Should all of them be milder than one that comes later, the last gives way to it, so that a rejected record
    /// always shows an error.
    /// </summary>
    public const int PerRecord = 100;

    private readonly RuleOptions options;
    private Finding[] findings = new Finding[16];
    private int recordStart;

    /// <summary>Makes an empty buffer that takes severities from <paramref name="options"/>.</summary>
    public FindingBuffer(RuleOptions options)
    {
        this.options = options;
        Counts = new long[RuleCatalog.All.Count];
    }

    /// <summary>Number of findings kept.</summary>
    public int Count { get; private set; }

    /// <summary>Findings per rule, in the order of <see cref="RuleCatalog.All"/>, those not kept included.</summary>
    public long[] Counts { get; }

    /// <summary>Findings since <see cref="StartRecord"/>, those not kept included.</summary>
    public int RecordCount { get; private set; }

    /// <summary>The worst severity since <see cref="StartRecord"/>.</summary>
    public Severity Worst { get; private set; }

    /// <summary>The findings kept, in the order they were made; valid until the next change.</summary>
    public ReadOnlySpan<Finding> Span => findings.AsSpan(0, Count);

    /// <summary>Starts the next record.</summary>
    public void StartRecord()
    {
        recordStart = Count;
        RecordCount = 0;
        Worst = Severity.None;
    }

    /// <summary>Adds a finding under the severity that the options give its rule; none means not at all.</summary>
    public void Add(RuleId rule, long line, int offset, int length, long found, long expected)
    {
        int index = RuleCatalog.IndexOf(rule);
        Severity severity = options.GetSeverity(rule);
        if (severity == Severity.None) return;
        Counts[index]++;
        RecordCount++;
        bool worse = severity > Worst;
        if (worse) Worst = severity;
        if (Count - recordStart >= PerRecord)
        {
            if (!worse) return;
            Count--;
        }
        if (Count == findings.Length) Array.Resize(ref findings, Count * 2);
        findings[Count++] = new Finding
        {
            Rule = rule,
            Severity = severity,
            Line = line,
            Offset = offset,
            Length = length,
            Found = found,
            Expected = expected,
        };
    }

    /// <summary>Forgets all findings and counts.</summary>
    public void Clear()
    {
        Count = 0;
        recordStart = 0;
        RecordCount = 0;
        Worst = Severity.None;
        Array.Clear(Counts, 0, Counts.Length);
    }
}
