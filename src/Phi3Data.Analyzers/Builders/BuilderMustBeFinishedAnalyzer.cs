using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>
/// PHI9002: a conversation that is begun is built or written. Looks at statements that drop a step or a built conversation, at
/// steps that are assigned to <c>_</c>, and at local variables of a step that nothing reads.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BuilderMustBeFinishedAnalyzer : ConversationAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        DiagnosticDescriptors.Some(RuleId.BuilderMustBeFinished);

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types, CodeOptions options)
    {
        start.RegisterSyntaxNodeAction(node => CheckStatement(node, types), SyntaxKind.ExpressionStatement);
        start.RegisterSyntaxNodeAction(node => CheckLocal(node, types), SyntaxKind.LocalDeclarationStatement);
    }

    private static void CheckStatement(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        ExpressionSyntax dropped = ((ExpressionStatementSyntax)context.Node).Expression;
        // Who drops it by name has still not finished it.
        bool isByName = dropped is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } };
        if (isByName) dropped = ((AssignmentExpressionSyntax)dropped).Right;
        if (dropped is not InvocationExpressionSyntax call) return;
        if (call.Expression is not MemberAccessExpressionSyntax) return;
        // Of a step that does not compile PHI9001 speaks.
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is null) return;
        ITypeSymbol? type = context.SemanticModel.GetTypeInfo(call, context.CancellationToken).Type;
        if (types.IsStep(type)) Report(context, call, "end it with Build, TryBuild, WriteTo or AppendTo");
        else if (!isByName && types.IsConversation(type))
            Report(context, call, "take the result, or end the chain with WriteTo or AppendTo");
    }

    private static void CheckLocal(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        var declaration = (LocalDeclarationStatementSyntax)context.Node;
        // A top-level statement lies in a node of its own; what reads the variable stands beside that.
        SyntaxNode? scope = declaration.Parent is GlobalStatementSyntax { Parent: { } unit } ? unit : declaration.Parent;
        if (scope is null) return;
        foreach (VariableDeclaratorSyntax variable in declaration.Declaration.Variables)
        {
            if (variable.Initializer?.Value is not InvocationExpressionSyntax value) continue;
            if (!types.IsStep(context.SemanticModel.GetTypeInfo(value, context.CancellationToken).Type)) continue;
            string name = variable.Identifier.ValueText;
            bool isRead = scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == name);
            if (!isRead) Report(context, value, "end it with Build, TryBuild, WriteTo or AppendTo");
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, ExpressionSyntax at, string end) =>
        context.ReportDiagnostic(Create(RuleId.BuilderMustBeFinished, at.GetLocation(), ("end", end)));
}
