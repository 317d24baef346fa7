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

    /// <summary>The key of a diagnostic's property that says what should stand in its place, for the code fixes.</summary>
    public const string Mend = "Mend";

    /// <summary>Makes a diagnostic with the severity that the options of its file give.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="severity">The severity.</param>
    /// <param name="location">Where it stands.</param>
    /// <param name="message">What it says.</param>
    /// <param name="mend">What should stand there instead, without quotes; null when that is not certain.</param>
    public static Microsoft.CodeAnalysis.Diagnostic Create(
        RuleId rule, Severity severity, Location location, string message, string? mend = null)
    {
        DiagnosticDescriptor descriptor = Of(rule);
        DiagnosticSeverity effective = ToRoslyn(severity);
        return Microsoft.CodeAnalysis.Diagnostic.Create(
            descriptor.Id, descriptor.Category, message, effective, effective, isEnabledByDefault: true,
            warningLevel: effective == DiagnosticSeverity.Error ? 0 : 1, descriptor.Title,
            helpLink: descriptor.HelpLinkUri, location: location, properties: MendIs(mend));
    }

    /// <summary>The properties of a diagnostic with a mend.</summary>
    public static ImmutableDictionary<string, string?> MendIs(string? mend) => mend is null
        ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Mend, mend);

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
