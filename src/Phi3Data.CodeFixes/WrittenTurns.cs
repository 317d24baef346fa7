using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Phi3Data.CodeFixes;

/// <summary>
/// The turns that are written out round a place: the steps of a chain of the builder, or the elements of a list of messages,
/// each with its name and the text that it takes up.
/// </summary>
sealed class WrittenTurns
{
    private readonly List<(string Name, TextSpan Span)> turns = new();
    private readonly string prefix;

    private WrittenTurns(string prefix, bool isList)
    {
        this.prefix = prefix;
        IsList = isList;
    }

    /// <summary>Whether the turns are elements of a list, with commas between them.</summary>
    public bool IsList { get; }

    /// <summary>The names of the turns in order, those of the builder's steps, the end as the last.</summary>
    public IEnumerable<string> Names => turns.Select(turn => turn.Name).Concat(IsList ? new[] { "Build" } : Enumerable.Empty<string>());

    /// <summary>The text of a turn; in a chain it begins with its dot.</summary>
    public TextSpan SpanOf(int index) => turns[index].Span;

    /// <summary>Number of turns that have a text.</summary>
    public int Count => turns.Count;

    /// <summary>Reads the chain that a method's name stands in.</summary>
    /// <returns>The turns and the 0-based place of the name among them; null when it is no chain.</returns>
    public static (WrittenTurns Turns, int Index)? OfChain(SyntaxNode name)
    {
        if (name.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax marked }) return null;
        ExpressionSyntax last = marked;
        while (last.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }) last = next;
        var chain = new WrittenTurns("", isList: false);
        int index = -1;
        for (ExpressionSyntax at = last; at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } step; at = access.Expression)
        {
            string method = access.Name.Identifier.ValueText;
            if (method == "Create") return index < 0 ? null : (chain, index);
            chain.turns.Insert(0, (method, TextSpan.FromBounds(access.OperatorToken.SpanStart, step.Span.End)));
            index = step == marked ? 0 : index < 0 ? -1 : index + 1;
        }
        return null;
    }

    /// <summary>Reads the list of messages that an element stands in.</summary>
    /// <returns>The turns and the 0-based place of the element among them; null when a message is not known.</returns>
    public static (WrittenTurns Turns, int Index)? OfList(SyntaxNode node)
    {
        for (SyntaxNode? element = node; element is not null; element = element.Parent)
        {
            List<ExpressionSyntax>? elements = element.Parent switch
            {
                ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection }
                    when collection.Elements.All(one => one is ExpressionElementSyntax) =>
                    collection.Elements.Select(one => ((ExpressionElementSyntax)one).Expression).ToList(),
                InitializerExpressionSyntax initializer => initializer.Expressions.ToList(),
                _ => null,
            };
            if (elements is null) continue;
            if (!elements.TrueForAll(one => NameOf(one) is not null)) continue;
            string prefix = elements.OfType<InvocationExpressionSyntax>()
                .Select(call => ((MemberAccessExpressionSyntax)call.Expression).Expression.ToString()).FirstOrDefault() ?? "ChatMessage";
            var list = new WrittenTurns(prefix + ".", isList: true);
            foreach (ExpressionSyntax one in elements) list.turns.Add((NameOf(one)!, one.Span));
            return (list, elements.IndexOf((ExpressionSyntax)element));
        }
        return null;
    }

    /// <summary>Swaps two turns; what stands between them stays.</summary>
    public TextChange[] Swap(int first, int second, SourceText text) => new[]
    {
        new TextChange(turns[first].Span, text.ToString(turns[second].Span)),
        new TextChange(turns[second].Span, text.ToString(turns[first].Span)),
    };

    /// <summary>Puts turns that are yet to be written before another one, or behind the last, each on a line of its own where that one is.</summary>
    public TextChange[] Insert(int index, IEnumerable<string> names, SourceText text)
    {
        string[] calls = names.Select(name => $"{prefix}{(IsList ? "" : ".")}{name}(\"TODO\")").ToArray();
        int at = index < turns.Count ? turns[index].Span.Start : turns[turns.Count - 1].Span.End;
        string gap = GapBefore(index < turns.Count ? index : turns.Count - 1, text);
        string inserted = !IsList ? string.Concat(calls.Select(call => call + gap))
            : index < turns.Count ? string.Concat(calls.Select(call => call + "," + gap)) : string.Concat(calls.Select(call => "," + gap + call));
        return new[] { new TextChange(new TextSpan(at, 0), inserted) };
    }

    /// <summary>Takes a turn out: of a list with its comma, of a chain with the space before it.</summary>
    public TextChange[] Remove(int index, SourceText text)
    {
        TextSpan span = turns[index].Span;
        if (!IsList) span = TextSpan.FromBounds(span.Start - GapBefore(index, text).Length, span.End);
        else
        {
            span = index + 1 < turns.Count ? TextSpan.FromBounds(span.Start, turns[index + 1].Span.Start)
                : index > 0 ? TextSpan.FromBounds(turns[index - 1].Span.End, span.End) : span;
        }
        return new[] { new TextChange(span, "") };
    }

    private string GapBefore(int index, SourceText text)
    {
        int end = turns[index].Span.Start, start = end;
        while (start > 0 && char.IsWhiteSpace(text[start - 1])) start--;
        string gap = text.ToString(TextSpan.FromBounds(start, end));
        return gap.Contains("\n") || !IsList ? gap : " ";
    }

    private static string? NameOf(ExpressionSyntax element) => element switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText switch
        {
            "System" or "User" or "Assistant" => access.Name.Identifier.ValueText,
            "Tool" => "ToolResult",
            "Calls" => "CallTool",
            _ => null,
        },
        WithExpressionSyntax with => NameOf(with.Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }
            when arguments[0].Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "System" or "User" or "Assistant" } role =>
            role.Name.Identifier.ValueText,
        _ => null,
    };
}
