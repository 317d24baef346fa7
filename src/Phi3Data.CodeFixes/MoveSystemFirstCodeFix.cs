using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Phi3Data.CodeFixes;

/// <summary>
/// Moves a late system message to the start: in a chain of the builder (PHI9001), and in a list of messages (PHI2012). Offered only
/// when it is the conversation's one system message, so that nothing else would be wrong after it.
/// </summary>
// Without SharedAttribute: it would need an assembly that hosts need not have.
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveSystemFirstCodeFix))]
public sealed class MoveSystemFirstCodeFix : CodeFixProvider
{
    private const string Title = "Move the system message first";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PHI9001", "PHI2012");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not SyntaxNode node) return;
        (SyntaxNode Old, SyntaxNode New)? change = context.Diagnostics[0].Id == "PHI9001" ? MoveInChain(node) : MoveInList(node);
        if (change is not (SyntaxNode old, SyntaxNode mended)) return;
        context.RegisterCodeFix(
            CodeAction.Create(
                Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(old, mended))), Title),
            context.Diagnostics);
    }

    private static (SyntaxNode, SyntaxNode)? MoveInChain(SyntaxNode name)
    {
        if (name.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "System", Parent: InvocationExpressionSyntax late } access)
            return null;
        // Down the chain to the step before the first message.
        ExpressionSyntax at = access.Expression;
        InvocationExpressionSyntax? first = null;
        while (at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax step } call)
        {
            string method = step.Name.Identifier.ValueText;
            if (method == "System") return null;
            if (method is "Create" or "WithTool") break;
            first = call;
            at = step.Expression;
        }
        if (first is null || at is not InvocationExpressionSyntax) return null;
        ExpressionSyntax start = ((MemberAccessExpressionSyntax)first.Expression).Expression;
        // With its line break, if it has one, on both sides.
        ExpressionSyntax system = late.WithExpression(access.WithExpression(start)).WithTrailingTrivia(start.GetTrailingTrivia());
        // The chain without the late step, its start with it.
        return (late, access.Expression.ReplaceNode(start, system).WithTrailingTrivia(late.GetTrailingTrivia()));
    }

    private static (SyntaxNode, SyntaxNode)? MoveInList(SyntaxNode node)
    {
        ExpressionSyntax? element = node.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (element is null || !IsSystem(element)) return null;
        switch (element.Parent)
        {
            case ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } item
                when list.Elements.Count(other => other is ExpressionElementSyntax one && IsSystem(one.Expression)) == 1:
                return (list, list.WithElements(MoveFirst(list.Elements, item)));
            case InitializerExpressionSyntax list when list.Expressions.Count(IsSystem) == 1:
                return (list, list.WithExpressions(MoveFirst(list.Expressions, element)));
            default: return null;
        }
    }

    private static bool IsSystem(ExpressionSyntax element) =>
        element is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "System", Expression: IdentifierNameSyntax { Identifier.ValueText: "ChatMessage" } },
        };

    /// <summary>Moves the nodes and leaves commas and line breaks where they are.</summary>
    private static SeparatedSyntaxList<TNode> MoveFirst<TNode>(SeparatedSyntaxList<TNode> list, TNode item)
        where TNode : SyntaxNode
    {
        TNode[] old = list.ToArray();
        TNode[] moved = new[] { item }.Concat(old.Where(other => other != item)).ToArray();
        for (int i = 0; i < old.Length; i++) moved[i] = moved[i].WithTriviaFrom(old[i]);
        return SyntaxFactory.SeparatedList(moved, list.GetSeparators());
    }
}
