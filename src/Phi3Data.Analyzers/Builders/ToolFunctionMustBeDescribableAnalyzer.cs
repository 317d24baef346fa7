using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>PHI9008: what is under <c>[ToolFunction]</c> can be described as a tool; says why no code is made of it otherwise.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ToolFunctionMustBeDescribableAnalyzer : ConversationAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        DiagnosticDescriptors.Some(RuleId.ToolFunctionMustBeDescribable);

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types, CodeOptions options) =>
        start.RegisterSymbolAction(Check, SymbolKind.Method, SymbolKind.NamedType);

    private static void Check(SymbolAnalysisContext context)
    {
        if (!context.Symbol.GetAttributes().Any(ToolReader.IsTool)) return;
        ToolReader.Read(context.Symbol, out (ISymbol At, string Reason)? fault, context.CancellationToken);
        if (fault is (ISymbol at, string reason))
            context.ReportDiagnostic(Create(
                RuleId.ToolFunctionMustBeDescribable, at.Locations[0], ("name", context.Symbol.Name), ("reason", reason)));
    }
}
