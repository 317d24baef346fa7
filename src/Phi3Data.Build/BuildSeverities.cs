using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Phi3Data.Build;

/// <summary>
/// Which severity a finding has in this build, as the compiler decides it for its diagnostics: properties over global
/// configuration over the rules' options; <c>TreatWarningsAsErrors</c> raises what is a warning then.
/// </summary>
sealed class BuildSeverities(BuildConfiguration configuration, string? noWarn, string? asErrors, string? notAsErrors, bool allAsErrors)
{
    private static readonly char[] Dividers = [';', ',', ' ', '\t', '\r', '\n'];

    private readonly HashSet<string> hidden = Split(noWarn);
    private readonly HashSet<string> errors = Split(asErrors);
    private readonly HashSet<string> warnings = Split(notAsErrors);

    /// <summary>The severity of a finding; <see cref="Severity.None"/> when it is not shown.</summary>
    public Severity Of(string id, Severity severity)
    {
        if (hidden.Contains(id)) return Severity.None;
        if (errors.Contains(id)) return Severity.Error;
        bool isKept = warnings.Contains(id);
        switch (configuration.FindSeverity(id))
        {
            case ReportDiagnostic.Suppress or ReportDiagnostic.Hidden:
                return Severity.None;
            case ReportDiagnostic.Info:
                return Severity.Info;
            case ReportDiagnostic.Warn:
                severity = Severity.Warning;
                break;
            case ReportDiagnostic.Error when !(isKept && severity == Severity.Warning):
                return Severity.Error;
        }
        return severity == Severity.Warning && allAsErrors && !isKept ? Severity.Error : severity;
    }

    private static HashSet<string> Split(string? ids) =>
        new((ids ?? "").Split(Dividers, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
