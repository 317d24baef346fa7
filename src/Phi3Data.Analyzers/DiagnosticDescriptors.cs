using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Phi3Data.Analyzers;

/// <summary>A descriptor for each rule of the catalogue, so that a fault reads the same in the editor as everywhere.</summary>
static class DiagnosticDescriptors
{
    /// <summary>All rules in the order of their IDs.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = MakeAll();

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Of(RuleId rule) => All[RuleCatalog.IndexOf(rule)];

    /// <summary>The descriptors of some rules.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Some(params RuleId[] rules)
    {
        ImmutableArray<DiagnosticDescriptor>.Builder some = ImmutableArray.CreateBuilder<DiagnosticDescriptor>(rules.Length);
        foreach (RuleId rule in rules) some.Add(Of(rule));
        return some.ToImmutable();
    }

    /// <summary>Makes a diagnostic with the severity that the options of its file give.</summary>
    public static Microsoft.CodeAnalysis.Diagnostic Create(RuleId rule, Severity severity, Location location, string message)
    {
        DiagnosticDescriptor descriptor = Of(rule);
        DiagnosticSeverity effective = ToRoslyn(severity);
        return Microsoft.CodeAnalysis.Diagnostic.Create(
            descriptor.Id, descriptor.Category, message, effective, effective, isEnabledByDefault: true,
            warningLevel: effective == DiagnosticSeverity.Error ? 0 : 1, descriptor.Title,
            helpLink: descriptor.HelpLinkUri, location: location);
    }

    private static ImmutableArray<DiagnosticDescriptor> MakeAll()
    {
        ImmutableArray<DiagnosticDescriptor>.Builder all =
            ImmutableArray.CreateBuilder<DiagnosticDescriptor>(RuleCatalog.All.Count);
        foreach (RuleInfo rule in RuleCatalog.All)
        {
            all.Add(new DiagnosticDescriptor(
                rule.Id, rule.Title, "{0}", "Phi3Data." + rule.Category, ToRoslyn(rule.DefaultSeverity),
                isEnabledByDefault: true, helpLinkUri: rule.Help));
        }
        return all.MoveToImmutable();
    }

    private static DiagnosticSeverity ToRoslyn(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        Severity.Info => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };
}
