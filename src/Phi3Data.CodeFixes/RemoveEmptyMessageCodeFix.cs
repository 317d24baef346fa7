using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Phi3Data.CodeFixes;

/// <summary>
/// Takes an empty system message out of a chain or a list (PHI3002). Of other roles it is not offered: without them the turns
/// would no longer alternate.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveEmptyMessageCodeFix))]
public sealed class RemoveEmptyMessageCodeFix : CodeFixProvider
{
    private const string Title = "Remove the empty system message";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PHI3002");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? node = root?.FindNode(context.Span, getInnermostNodeForTie: true);
        if (node?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not
            { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "System" } access } call) return;
        SyntaxNode? mended = call.Parent switch
        {
            ExpressionElementSyntax { Parent: CollectionExpressionSyntax } element => root!.RemoveNode(element, SyntaxRemoveOptions.KeepNoTrivia),
            InitializerExpressionSyntax => root!.RemoveNode(call, SyntaxRemoveOptions.KeepNoTrivia),
            MemberAccessExpressionSyntax => root!.ReplaceNode(call, access.Expression.WithTrailingTrivia(call.GetTrailingTrivia())),
            _ => null,
        };
        if (mended is null) return;
        context.RegisterCodeFix(
            CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(mended)), Title), context.Diagnostics);
    }
}
