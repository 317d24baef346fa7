using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Phi3Data.CodeFixes;

/// <summary>
/// Puts the text that an analyzer is certain of in place of the marked one: the role that was meant (PHI2006), and a control token
/// written apart, so that it is text (PHI3005).
/// </summary>
// Without SharedAttribute: it would need an assembly that hosts need not have.
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceMarkedTextCodeFix))]
public sealed class ReplaceMarkedTextCodeFix : TextChangeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PHI2006", "PHI3005");

    private protected override (string Title, IReadOnlyList<TextChange> Changes)? Mend(
        Microsoft.CodeAnalysis.Diagnostic diagnostic, SyntaxNode root, SourceText text)
    {
        if (!diagnostic.Properties.TryGetValue("Mend", out string? mend) || mend is null) return null;
        // The quotes stay, as they are escaped.
        TextSpan span = diagnostic.Location.SourceSpan;
        int start = span.Start, end = span.End;
        while (start < end && text[start] is '"' or '\\') start++;
        while (end > start && text[end - 1] is '"' or '\\') end--;
        if (end <= start) return null;
        string title = diagnostic.Id == "PHI2006" ? "Write the role that is meant" : "Write the control token apart";
        return (title, new[] { new TextChange(TextSpan.FromBounds(start, end), mend) });
    }
}
