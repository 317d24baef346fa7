using System;
using System.Collections.Generic;
using System.Linq;

namespace Phi3Data;

/// <summary>A row that was written in code would not pass the check of its profile, and so was not written.</summary>
public sealed class ConversationException : Exception
{
    internal ConversationException(string profile, IReadOnlyList<Diagnostic> findings)
        : base($"The conversation does not pass the check for {profile}: " + string.Join("; ", findings
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => $"{finding.Rule} at {finding.Path}: {finding.Message}")))
    {
        Findings = findings;
    }

    /// <summary>Everything that was found, at least one of error severity. Line is 1, and columns count in the row.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }
}
