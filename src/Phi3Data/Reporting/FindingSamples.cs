using System;
using System.Collections.Generic;

namespace Phi3Data;

/// <summary>A finding that is shown for its rule.</summary>
/// <param name="Diagnostic">The finding in words.</param>
/// <param name="Excerpt">The line round it; null for a finding on a file or a dataset.</param>
public sealed record FindingSample(Diagnostic Diagnostic, SourceExcerpt? Excerpt);

/// <summary>Keeps the first findings of each rule, and hands all on to another sink if there is one. One thread at a time.</summary>
public sealed class FindingSamples : IFindingSink
{
    private readonly SortedDictionary<RuleId, List<FindingSample>> samples = [];
    private readonly int perRule;
    private readonly IFindingSink? next;

    /// <summary>Starts with none.</summary>
    /// <param name="perRule">How many of each rule are kept, at least 1.</param>
    /// <param name="next">Who is given every finding, too, and may stop the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public FindingSamples(int perRule = 3, IFindingSink? next = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perRule, 1);
        this.perRule = perRule;
        this.next = next;
    }

    /// <summary>The first findings of a rule, in the order of the input.</summary>
    public IReadOnlyList<FindingSample> Of(RuleId rule) => samples.TryGetValue(rule, out List<FindingSample>? kept) ? kept : [];

    /// <inheritdoc/>
    public bool Report(in Finding finding, in FindingSource source)
    {
        if (!samples.TryGetValue(finding.Rule, out List<FindingSample>? kept)) samples.Add(finding.Rule, kept = []);
        if (kept.Count < perRule)
        {
            SourceExcerpt? excerpt = source.Line.IsEmpty ? null : SourceExcerpt.Create(source.Line, finding.Offset, finding.Length);
            kept.Add(new FindingSample(Diagnostic.Create(finding, source), excerpt));
        }
        return next?.Report(finding, source) ?? true;
    }
}
