using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>An analyzer that looks at the text of each message that stands in code, in a builder, a list or a template.</summary>
public abstract class MessageAnalyzer : ConversationAnalyzer
{
    private protected MessageAnalyzer()
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext start, KnownTypes types, CodeOptions options)
    {
        start.RegisterSyntaxNodeAction(
            node =>
            {
                var expression = (ExpressionSyntax)node.Node;
                if (CodeMessage.Read(expression, node.SemanticModel, types) is { Content: CodeText text } message)
                    Check(message.Role, text, options.Of(node.Node.SyntaxTree), node.ReportDiagnostic);
            },
            SyntaxKind.InvocationExpression, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        start.RegisterSyntaxNodeAction(node => CheckField(node, types, options), SyntaxKind.FieldDeclaration);
    }

    /// <summary>Looks at a message's text.</summary>
    private protected abstract void Check(
        string role, CodeText text, RuleOptions options, Action<Microsoft.CodeAnalysis.Diagnostic> report);

    private void CheckField(SyntaxNodeAnalysisContext context, KnownTypes types, CodeOptions options)
    {
        var field = (FieldDeclarationSyntax)context.Node;
        if (field.AttributeLists.Count == 0 || !field.Modifiers.Any(SyntaxKind.ConstKeyword)) return;
        foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
        {
            if (variable.Initializer is null) continue;
            if (context.SemanticModel.GetDeclaredSymbol(variable, context.CancellationToken) is not IFieldSymbol symbol) continue;
            if (!types.IsTemplate(symbol.ContainingType) || TemplateReader.RoleOf(symbol) is not (string role and not TemplateReader.Call)) continue;
            if (CodeMessage.OfTemplate(role, variable.Initializer.Value, context.SemanticModel) is { Content: CodeText text })
                Check(role, text, options.Of(field.SyntaxTree), context.ReportDiagnostic);
        }
    }
}
