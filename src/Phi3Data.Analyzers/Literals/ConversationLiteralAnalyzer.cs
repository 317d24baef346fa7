using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>
/// Checks conversations that are written out in code with the shared rules on structure: where a list starts and ends, roles in
/// turn, results that answer a call, weights, tools and their arguments. A finding stands at the piece of code that breaks the
/// rule, one on the whole at the list or the chain.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConversationLiteralAnalyzer : ConversationAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RuleCatalog.All.Where(rule => rule.Category == RuleCategory.Structure)
            .Select(rule => DiagnosticDescriptors.Of(rule.Rule)).ToImmutableArray();

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types, CodeOptions options) =>
        start.RegisterSyntaxNodeAction(node => Check(node, types, options), SyntaxKind.InvocationExpression);

    private static void Check(SyntaxNodeAnalysisContext context, KnownTypes types, CodeOptions options)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (CodeConversation.Read(call, context.SemanticModel, types) is not CodeConversation conversation) return;
        RuleOptions chosen = conversation.Choose(options.Of(call.SyntaxTree));
        foreach ((RowFinding found, Location at) in conversation.ToRow().Check(chosen, conversation.At))
        {
            RuleId rule = found.Finding.Rule;
            if (RuleCatalog.Get(rule).Category != RuleCategory.Structure) continue;
            if (!conversation.AreToolsKnown && rule is RuleId.ToolCallsMustHaveTools or RuleId.CalledToolMustBeDeclared) continue;
            context.ReportDiagnostic(DiagnosticDescriptors.Create(rule, found.Finding.Severity, at, found.Message, found.Mend));
        }
    }
}
