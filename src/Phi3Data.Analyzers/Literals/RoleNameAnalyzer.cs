using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>
/// Checks the role of messages that are written as anonymous objects, <c>new { role = "user", content = "…" }</c>, to be
/// serialized: no type keeps a wrong name out of them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RoleNameAnalyzer : ConversationAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        DiagnosticDescriptors.Some(RuleId.RoleMustBeKnown);

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types, CodeOptions options) =>
        start.RegisterSyntaxNodeAction(node => Check(node, options), SyntaxKind.AnonymousObjectCreationExpression);

    private static void Check(SyntaxNodeAnalysisContext context, CodeOptions options)
    {
        var message = (AnonymousObjectCreationExpressionSyntax)context.Node;
        if (Member("role") is not ExpressionSyntax role || Member("content") is null) return;
        if (CodeText.Of(role, context.SemanticModel) is not { HasHoles: false } text) return;
        RowText row = new RowText().Raw("{\"messages\":[{\"role\":").String(text).Raw(",\"content\":\"x\"}]}");
        // An object need not be meant as a row.
        foreach ((RowFinding found, Location at) in row.Check(options.Of(role.SyntaxTree), role.GetLocation()))
        {
            if (found.Finding.Rule != RuleId.RoleMustBeKnown) continue;
            Severity severity = found.Finding.Severity == Severity.Error ? Severity.Warning : found.Finding.Severity;
            context.ReportDiagnostic(DiagnosticDescriptors.Create(found.Finding.Rule, severity, at, found.Message, found.Mend));
        }

        ExpressionSyntax? Member(string name) =>
            message.Initializers.FirstOrDefault(one => one.NameEquals?.Name.Identifier.ValueText == name)?.Expression;
    }
}
