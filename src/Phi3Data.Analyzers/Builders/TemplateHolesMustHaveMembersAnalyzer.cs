using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>PHI9003: each hole of a template has a member, and each parameter of its record a hole.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TemplateHolesMustHaveMembersAnalyzer : ConversationAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        DiagnosticDescriptors.Some(RuleId.TemplateHolesMustHaveMembers);

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types, CodeOptions options) =>
        start.RegisterSymbolAction(symbol => Check(symbol, types), SymbolKind.NamedType);

    private static void Check(SymbolAnalysisContext context, KnownTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!types.IsTemplate(type)) return;
        var used = new System.Collections.Generic.HashSet<string>();
        foreach ((_, IFieldSymbol field) in TemplateReader.MessagesOf(type))
        {
            foreach (TemplatePiece piece in TemplateText.Parse((string)field.ConstantValue!))
            {
                if (!piece.IsHole) continue;
                used.Add(piece.Text);
                if (!TemplateReader.HasMember(type, piece.Text))
                    Report(context, LocationOf(field, piece), $"the hole {{{piece.Text}}} has no property, field or parameter of its name");
            }
        }
        foreach (SyntaxReference declaration in type.DeclaringSyntaxReferences)
        {
            if (declaration.GetSyntax(context.CancellationToken) is not TypeDeclarationSyntax { ParameterList: { } parameters }) continue;
            foreach (ParameterSyntax parameter in parameters.Parameters)
                if (!used.Contains(parameter.Identifier.ValueText))
                    Report(context, parameter.Identifier.GetLocation(), $"the parameter {parameter.Identifier.ValueText} is in no hole");
        }
    }

    private static Location LocationOf(IFieldSymbol field, TemplatePiece piece) =>
        field.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax literal }
            ? Location.Create(literal.SyntaxTree, LiteralPositions.Of(literal.Token, piece.Start, piece.Text.Length + 2))
            : field.Locations[0];

    private static void Report(SymbolAnalysisContext context, Location location, string fault) =>
        context.ReportDiagnostic(Create(RuleId.TemplateHolesMustHaveMembers, location, ("fault", fault)));
}
