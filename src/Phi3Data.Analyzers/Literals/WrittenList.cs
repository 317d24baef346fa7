using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Phi3Data.Analyzers;

/// <summary>Reads lists that are written out in code.</summary>
static class WrittenList
{
    /// <summary>
    /// The elements of a list that is written out where it stands, or as the first value of a local variable that is then used
    /// for nothing but such lists; null when one is not known before it runs.
    /// </summary>
    public static (ExpressionSyntax Place, List<ExpressionSyntax> Elements)? ElementsOf(ExpressionSyntax list, SemanticModel model)
    {
        if (list is IdentifierNameSyntax name && ValueOf(name, model) is ExpressionSyntax value) list = value;
        return ElementsOf(list) is List<ExpressionSyntax> elements ? (list, elements) : null;
    }

    /// <summary>JSON over several lines as the builder writes it, on one; each character keeps its place.</summary>
    public static string OnOneLine(string json) => json.Replace('\n', ' ').Replace('\r', ' ');

    private static List<ExpressionSyntax>? ElementsOf(ExpressionSyntax list)
    {
        switch (list)
        {
            case CollectionExpressionSyntax collection:
                if (!collection.Elements.All(element => element is ExpressionElementSyntax)) return null;
                return collection.Elements.Select(element => ((ExpressionElementSyntax)element).Expression).ToList();
            case ImplicitArrayCreationExpressionSyntax array: return array.Initializer.Expressions.ToList();
            case ArrayCreationExpressionSyntax { Initializer: { } initializer }: return initializer.Expressions.ToList();
            case BaseObjectCreationExpressionSyntax { Initializer: { } initializer } creation
                when initializer.IsKind(SyntaxKind.CollectionInitializerExpression)
                    && creation.ArgumentList is null or { Arguments.Count: 0 }:
                return initializer.Expressions.ToList();
            default: return null;
        }
    }

    private static ExpressionSyntax? ValueOf(IdentifierNameSyntax name, SemanticModel model)
    {
        if (model.GetSymbolInfo(name).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }) return null;
        if (declarations[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value } variable) return null;
        SyntaxNode? scope = variable.FirstAncestorOrSelf<BlockSyntax>() ?? (SyntaxNode?)variable.FirstAncestorOrSelf<CompilationUnitSyntax>();
        // Another use may add to it.
        bool isOnlyGivenAway = scope is not null && scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == name.Identifier.ValueText)
            .All(use => use.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }
                && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "From" });
        return isOnlyGivenAway ? value : null;
    }
}
