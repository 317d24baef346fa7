using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>PHI9004: the messages of a template come in an order that services take.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TemplateTurnsMustBeInOrderAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        DiagnosticDescriptors.Some(RuleId.TemplateTurnsMustBeInOrder);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(TemplateReader.Attribute) is { } attribute)
                start.RegisterSymbolAction(symbol => Check(symbol, attribute), SymbolKind.NamedType);
        });
    }

    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.GetAttributes().Any(one => SymbolEqualityComparer.Default.Equals(one.AttributeClass, attribute))) return;
        List<(string Role, IFieldSymbol Field)> messages = TemplateReader.MessagesOf(type);
        if (TemplateReader.FindDisorder(messages.ConvertAll(message => message.Role)) is not (int index, string reason)) return;
        Location at = index < 0 ? type.Locations[0] : messages[index].Field.Locations[0];
        context.ReportDiagnostic(Microsoft.CodeAnalysis.Diagnostic.Create(
            DiagnosticDescriptors.Of(RuleId.TemplateTurnsMustBeInOrder), at,
            RuleCatalog.Get(RuleId.TemplateTurnsMustBeInOrder).Message.Replace("{reason}", reason)));
    }
}
