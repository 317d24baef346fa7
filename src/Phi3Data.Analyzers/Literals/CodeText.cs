using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Phi3Data.Analyzers;

/// <summary>A text that stands in code, and where each of its characters stands there.</summary>
sealed class CodeText
{
    private readonly List<(int Start, int Length, SyntaxToken Token)> tokens = new();
    private readonly List<TextSpan> holes = new();

    private CodeText(ExpressionSyntax at, string value)
    {
        At = at;
        Value = value;
    }

    /// <summary>The expression.</summary>
    public ExpressionSyntax At { get; }

    /// <summary>The text; the stand-in is put where an interpolated string has a hole.</summary>
    public string Value { get; }

    /// <summary>Whether a part of the text is not known before it runs.</summary>
    public bool HasHoles => holes.Count > 0;

    /// <summary>Whether a part of the text touches a hole.</summary>
    /// <param name="start">0-based index in the text, in UTF-16 units.</param>
    /// <param name="length">UTF-16 units.</param>
    public bool IsInHole(int start, int length) => holes.Any(hole => hole.Start < start + length && start < hole.End);

    /// <summary>Reads a literal, an interpolated string or another constant; null when the text is not known before it runs.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="standIn">What a hole is taken for.</param>
    public static CodeText? Of(ExpressionSyntax expression, SemanticModel model, char standIn = 'x')
    {
        while (expression is ParenthesizedExpressionSyntax inner) expression = inner.Expression;
        switch (expression)
        {
            case LiteralExpressionSyntax literal
                when literal.IsKind(SyntaxKind.StringLiteralExpression) || literal.IsKind(SyntaxKind.Utf8StringLiteralExpression):
                return OfLiteral(literal);
            case InterpolatedStringExpressionSyntax interpolated:
                return OfInterpolated(interpolated, standIn);
            default:
                return model.GetConstantValue(expression).Value is string constant ? new CodeText(expression, constant) : null;
        }
    }

    /// <summary>Reads a literal.</summary>
    public static CodeText OfLiteral(LiteralExpressionSyntax literal)
    {
        var text = new CodeText(literal, literal.Token.ValueText);
        text.tokens.Add((0, text.Value.Length, literal.Token));
        return text;
    }

    /// <summary>Reads an interpolated string.</summary>
    public static CodeText OfInterpolated(InterpolatedStringExpressionSyntax interpolated, char standIn)
    {
        var value = new StringBuilder();
        var parts = new List<(int, int, SyntaxToken)>();
        bool isRaw = interpolated.StringStartToken.Text.Contains("\"\"\"");
        var gaps = new List<TextSpan>();
        foreach (InterpolatedStringContentSyntax part in interpolated.Contents)
        {
            if (part is InterpolatedStringTextSyntax constant)
            {
                // The compiler leaves doubled braces as they are.
                string piece = constant.TextToken.ValueText;
                if (!isRaw) piece = piece.Replace("{{", "{").Replace("}}", "}");
                parts.Add((value.Length, piece.Length, constant.TextToken));
                value.Append(piece);
            }
            else
            {
                gaps.Add(new TextSpan(value.Length, 1));
                value.Append(standIn);
            }
        }
        var text = new CodeText(interpolated, value.ToString());
        text.tokens.AddRange(parts);
        text.holes.AddRange(gaps);
        return text;
    }

    /// <summary>The place of a part of the text; the whole expression when the part is not in one piece of source.</summary>
    /// <param name="start">0-based index in the text, in UTF-16 units.</param>
    /// <param name="length">UTF-16 units; 0 for the whole.</param>
    public Location Locate(int start, int length)
    {
        if (length > 0)
        {
            foreach ((int first, int count, SyntaxToken token) in tokens)
            {
                if (start < first || start + length > first + count) continue;
                return Location.Create(At.SyntaxTree, LiteralPositions.Of(token, start - first, length));
            }
        }
        return At.GetLocation();
    }
}
