using System;
using System.Collections.Generic;

namespace Phi3Data.Build;

/// <summary>
/// Keeps findings in words, so many of each rule in each file: the limit is the rule's, since severities are known only when
/// findings are shown, and what a project hides must not take the place of what it wants to see.
/// </summary>
sealed class FindingCollector : IFindingSink
{
    private readonly Dictionary<(string File, RuleId Rule), (int Last, long Count)> seen = [];
    private readonly List<FoundFinding> kept = [];

    /// <summary>The findings, in the order of the input.</summary>
    public IReadOnlyList<FoundFinding> Findings => kept;

    /// <inheritdoc/>
    public bool Report(in Finding finding, in FindingSource source)
    {
        seen.TryGetValue((source.File, finding.Rule), out (int Last, long Count) before);
        if (before.Count >= BuildSettings.FindingsPerRule)
        {
            kept[before.Last] = kept[before.Last] with { More = kept[before.Last].More + 1 };
            seen[(source.File, finding.Rule)] = (before.Last, before.Count + 1);
            return true;
        }
        Diagnostic one = Diagnostic.Create(finding, source);
        kept.Add(new FoundFinding(
            finding.Rule, finding.Severity, source.File, (int)Math.Clamp(one.Line, 1, int.MaxValue), Math.Max(one.Column, 1), one.Message, 0));
        seen[(source.File, finding.Rule)] = (kept.Count - 1, before.Count + 1);
        return true;
    }
}
