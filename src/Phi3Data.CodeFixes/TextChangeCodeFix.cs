using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Phi3Data.CodeFixes;

/// <summary>
/// A fix that changes pieces of text and nothing round them: the layout stays as it is, and the fixes of several places, which a
/// fix-all puts together, do not touch each other.
/// </summary>
public abstract class TextChangeCodeFix : CodeFixProvider
{
    private protected TextChangeCodeFix()
    {
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null) return;
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Microsoft.CodeAnalysis.Diagnostic diagnostic in context.Diagnostics)
        {
            if (Mend(diagnostic, root, text) is not (string title, IReadOnlyList<TextChange> changes)) continue;
            context.RegisterCodeFix(
                CodeAction.Create(title, _ => Task.FromResult(context.Document.WithText(text.WithChanges(changes))), title), diagnostic);
        }
    }

    /// <summary>What mends a diagnostic, and its title, the same for all that a fix-all takes together; null when it is not certain.</summary>
    private protected abstract (string Title, IReadOnlyList<TextChange> Changes)? Mend(
        Microsoft.CodeAnalysis.Diagnostic diagnostic, SyntaxNode root, SourceText text);
}
