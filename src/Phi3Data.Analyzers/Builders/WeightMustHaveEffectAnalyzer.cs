using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>
/// PHI9007: <c>trained</c> stands where training looks at it. In a preference row only the outputs are trained, in a
/// reinforcement row only what the model answers itself.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WeightMustHaveEffectAnalyzer : ConversationAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        DiagnosticDescriptors.Some(RuleId.WeightMustHaveEffect);

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types, CodeOptions options) =>
        start.RegisterSyntaxNodeAction(node => Check(node, types), SyntaxKind.InvocationExpression);

    private static void Check(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Preferred" or "Reference" } end) return;
        if (!types.IsStep(context.SemanticModel.GetTypeInfo(end.Expression, context.CancellationToken).Type)) return;
        // A chain with several references ends once.
        ExpressionSyntax at = end.Expression;
        if (at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reference" } }) return;
        string reason = end.Name.Identifier.ValueText == "Preferred"
            ? "in a preference row only the two outputs are trained" : "in a reinforcement row only the model's own answers are trained";
        for (; at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } step; at = access.Expression)
        {
            if (context.SemanticModel.GetSymbolInfo(step, context.CancellationToken).Symbol is not IMethodSymbol method) continue;
            if (CallArguments.Of(step.ArgumentList, method, "trained") is ExpressionSyntax trained)
                context.ReportDiagnostic(Create(RuleId.WeightMustHaveEffect, trained.Parent!.GetLocation(), ("reason", reason)));
        }
    }
}
