using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>PHI9004: the messages of a template come in an order that services take.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TemplateTurnsMustBeInOrderAnalyzer : ConversationAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        DiagnosticDescriptors.Some(RuleId.TemplateTurnsMustBeInOrder);

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types, CodeOptions options) =>
        start.RegisterSymbolAction(symbol => Check(symbol, types), SymbolKind.NamedType);

    private static void Check(SymbolAnalysisContext context, KnownTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!types.IsTemplate(type)) return;
        List<(string Role, IFieldSymbol Field)> messages = TemplateReader.MessagesOf(type);
        if (TemplateReader.FindDisorder(messages.ConvertAll(message => message.Role)) is not (int index, string reason)) return;
        Location at = index < 0 ? type.Locations[0] : messages[index].Field.Locations[0];
        context.ReportDiagnostic(Create(RuleId.TemplateTurnsMustBeInOrder, at, ("reason", reason)));
    }
}
