using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Phi3Data.Analyzers;

namespace Phi3Data.CodeFixes;

/// <summary>
/// Brings turns in order, in a chain (PHI9001) and in a list (PHI2003, PHI2011, PHI2017): swaps a message with its neighbour where
/// all is in order then, else inserts the turns that are missing, with TODO for their text, which PHI9005 keeps in sight.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MendTurnsCodeFix))]
public sealed class MendTurnsCodeFix : TextChangeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PHI9001", "PHI2003", "PHI2011", "PHI2017");

    private protected override (string Title, IReadOnlyList<TextChange> Changes)? Mend(
        Microsoft.CodeAnalysis.Diagnostic diagnostic, SyntaxNode root, SourceText text)
    {
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if ((diagnostic.Id == "PHI9001" ? WrittenTurns.OfChain(node) : WrittenTurns.OfList(node)) is not (WrittenTurns turns, int index))
            return null;
        List<string> names = turns.Names.ToList();
        // That one is moved to the start instead.
        if (names[index] == "System") return null;
        foreach (int first in new[] { index, index - 1 })
        {
            if (first < 0 || first + 1 >= turns.Count || !StepState.AreInOrder(Swapped(names, first))) continue;
            // Both turns of the pair may be marked: one of them mends it.
            return diagnostic.Id == "PHI2011" ? null : ("Swap the turns", turns.Swap(first, first + 1, text));
        }
        // Where a list ends, the end is what may not come.
        if (diagnostic.Id == "PHI2011") index++;
        return StepState.After(names.Take(index)).Missing(names[index]) is List<string> missing
            ? ("Insert the missing turn", turns.Insert(index, missing, text)) : null;
    }

    private static IEnumerable<string> Swapped(List<string> names, int first)
    {
        var swapped = new List<string>(names) { [first] = names[first + 1], [first + 1] = names[first] };
        return swapped;
    }
}
