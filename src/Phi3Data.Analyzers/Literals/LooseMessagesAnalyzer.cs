using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>
/// Checks a list of messages that is written out in a call of <c>Conversation.From</c> with the shared rules on structure: where
/// it starts and ends, roles in turn, results that answer a call. A finding stands at its message, one on the whole at the list.
/// </summary>
/// <remarks>A list with anything but calls of <c>ChatMessage</c>'s own methods in it is not known before it runs.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LooseMessagesAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RuleCatalog.All.Where(rule => rule.Category == RuleCategory.Structure)
            .Select(rule => DiagnosticDescriptors.Of(rule.Rule)).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Find(start.Compilation) is KnownTypes types)
                start.RegisterSyntaxNodeAction(node => Check(node, types), SyntaxKind.InvocationExpression);
        });
    }

    private static void Check(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "From" }) return;
        if (call.ArgumentList.Arguments.FirstOrDefault() is not { NameColon: null } list) return;
        if (ElementsOf(list.Expression) is not List<ExpressionSyntax> elements) return;
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method
            || !SymbolEqualityComparer.Default.Equals(method.ContainingType, types.Conversation)) return;

        var json = new StringBuilder("{\"messages\":[");
        var ends = new List<int>();
        foreach (ExpressionSyntax element in elements)
        {
            if (MessageOf(context, element, types) is not string message) return;
            json.Append(ends.Count == 0 ? "" : ",").Append(message);
            ends.Add(Encoding.UTF8.GetByteCount(json.ToString()));
        }
        AnalyzerConfigOptionsProvider provider = context.Options.AnalyzerConfigOptionsProvider;
        RuleOptions options = RuleSettings.OfCode(provider.GetOptions(call.SyntaxTree), provider.GlobalOptions);
        byte[] row = Encoding.UTF8.GetBytes(json.Append("]}").ToString());
        foreach ((Finding finding, string text) in RowCheck.Run(row, options))
        {
            if (RuleCatalog.Get(finding.Rule).Category != RuleCategory.Structure) continue;
            // Which tools there are is another argument.
            if (finding.Rule is RuleId.ToolCallsMustHaveTools or RuleId.CalledToolMustBeDeclared) continue;
            int index = ends.FindIndex(end => finding.Offset < end);
            bool isOnMessage = index >= 0 && finding.Offset > "{\"messages\":[".Length - 1;
            ExpressionSyntax at = isOnMessage ? elements[index] : list.Expression;
            context.ReportDiagnostic(DiagnosticDescriptors.Create(finding.Rule, finding.Severity, at.GetLocation(), text));
        }
    }

    /// <summary>The elements of a list that is written out; null when one is not known.</summary>
    internal static List<ExpressionSyntax>? ElementsOf(ExpressionSyntax list)
    {
        switch (list)
        {
            case CollectionExpressionSyntax collection:
                if (!collection.Elements.All(element => element is ExpressionElementSyntax)) return null;
                return collection.Elements.Select(element => ((ExpressionElementSyntax)element).Expression).ToList();
            case ImplicitArrayCreationExpressionSyntax array: return array.Initializer.Expressions.ToList();
            case ArrayCreationExpressionSyntax { Initializer: { } initializer }: return initializer.Expressions.ToList();
            case ObjectCreationExpressionSyntax { Initializer: { } initializer } creation
                when initializer.IsKind(SyntaxKind.CollectionInitializerExpression)
                    && creation.ArgumentList is null or { Arguments.Count: 0 }:
                return initializer.Expressions.ToList();
            default: return null;
        }
    }

    /// <summary>A message as JSON, its content replaced; null when the element is no call that is known.</summary>
    private static string? MessageOf(SyntaxNodeAnalysisContext context, ExpressionSyntax element, KnownTypes types)
    {
        if (element is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call) return null;
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol { IsStatic: true } method
            || !SymbolEqualityComparer.Default.Equals(method.ContainingType, types.Message)) return null;
        switch (access.Name.Identifier.ValueText)
        {
            case "System": return "{\"role\":\"system\",\"content\":\"x\"}";
            case "User": return "{\"role\":\"user\",\"content\":\"x\"}";
            case "Assistant": return "{\"role\":\"assistant\",\"content\":\"x\"}";
            case "Tool":
                return Constant(context, call.ArgumentList.Arguments.FirstOrDefault()?.Expression) is string id
                    ? "{\"role\":\"tool\",\"content\":\"x\",\"tool_call_id\":" + Quote(id) + "}" : null;
            case "Calls":
                var ids = new List<string>();
                foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
                {
                    if (argument.Expression is not BaseObjectCreationExpressionSyntax creation
                        || Constant(context, creation.ArgumentList?.Arguments.FirstOrDefault()?.Expression) is not string callId) return null;
                    ids.Add(
                        "{\"id\":" + Quote(callId) + ",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}");
                }
                return "{\"role\":\"assistant\",\"tool_calls\":[" + string.Join(",", ids) + "]}";
            default: return null;
        }
    }

    private static string? Constant(SyntaxNodeAnalysisContext context, ExpressionSyntax? expression) =>
        expression is null ? null
            : context.SemanticModel.GetConstantValue(expression, context.CancellationToken).Value as string;

    private static string Quote(string text)
    {
        var json = new StringBuilder();
        RowCheck.AppendString(json, text);
        return json.ToString();
    }
}
