using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>PHI9001: says why a step of the builder does not compile, at the name of its method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BuilderStepsMustBeInOrderAnalyzer : ConversationAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        DiagnosticDescriptors.Some(RuleId.BuilderStepsMustBeInOrder);

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types, CodeOptions options) =>
        start.RegisterSyntaxNodeAction(node => Check(node, types), SyntaxKind.SimpleMemberAccessExpression);

    private static void Check(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        var access = (MemberAccessExpressionSyntax)context.Node;
        string method = access.Name.Identifier.ValueText;
        // The names are few: nearly all accesses end here, before the semantic model is asked.
        if (StepOrder.Explain("", method) is null) return;
        ITypeSymbol? type = context.SemanticModel.GetTypeInfo(access.Expression, context.CancellationToken).Type;
        if (!types.IsStep(type) || !type!.GetMembers(method).IsEmpty) return;
        if (context.SemanticModel.GetSymbolInfo(access, context.CancellationToken).Symbol is not null) return;
        context.ReportDiagnostic(Create(
            RuleId.BuilderStepsMustBeInOrder, access.Name.GetLocation(), ("method", method),
            ("reason", Explain((INamedTypeSymbol)type, method)), ("next", StepOrder.Next(type.Name))));
    }

    private static string Explain(INamedTypeSymbol step, string method)
    {
        // Tools that the compiler knows have a method each.
        bool isTyped = step.TypeArguments.Length > 0 && step.TypeArguments[0].Name != "NamedTools" && step.Name != "ResultStep";
        return isTyped && (method is "CallTool" or "WithTool")
            ? $"the tools are those of {step.TypeArguments[0].Name}, each called by a method of its name" : StepOrder.Explain(step.Name, method)!;
    }
}
