using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Phi3Data.Analyzers;

namespace Phi3Data.CodeFixes;

/// <summary>
/// Takes an empty message out of a chain or a list (PHI3001, PHI3002), where the other turns are in order without it: always the
/// system message, and one that stands between turns that belong together.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveEmptyMessageCodeFix))]
public sealed class RemoveEmptyMessageCodeFix : TextChangeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PHI3001", "PHI3002");

    private protected override (string Title, IReadOnlyList<TextChange> Changes)? Mend(
        Microsoft.CodeAnalysis.Diagnostic diagnostic, SyntaxNode root, SourceText text)
    {
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (Find(node) is not (WrittenTurns turns, int index)) return null;
        IEnumerable<string> others = turns.Names.Where((_, place) => place != index);
        return StepState.AreInOrder(others) ? ("Remove the empty message", turns.Remove(index, text)) : null;
    }

    private static (WrittenTurns, int)? Find(SyntaxNode node)
    {
        if (WrittenTurns.OfList(node) is { } list) return list;
        return node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax step }
            ? WrittenTurns.OfChain(step.Name) : null;
    }
}
