using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>
/// Checks literal content of messages with the shared rules on content: empty text, control tokens of the target, stringified
/// nulls.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContentLiteralAnalyzer : MessageAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RuleCatalog.All.Where(rule => rule.Category == RuleCategory.Content)
            .Select(rule => DiagnosticDescriptors.Of(rule.Rule)).ToImmutableArray();

    private protected override void Check(
        string role, CodeText text, RuleOptions options, Action<Microsoft.CodeAnalysis.Diagnostic> report)
    {
        RowText row = new RowText().Raw("{\"messages\":[{\"role\":\"" + role + "\",\"content\":").String(text).Raw("}]}");
        foreach ((RowFinding found, Location at) in row.Check(options, text.At.GetLocation()))
        {
            if (RuleCatalog.Get(found.Finding.Rule).Category != RuleCategory.Content) continue;
            report(DiagnosticDescriptors.Create(found.Finding.Rule, found.Finding.Severity, at, found.Message, found.Mend));
        }
    }
}
