using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Phi3Data.Analyzers;

/// <summary>Finds characters of a string literal's value in its source.</summary>
static class LiteralPositions
{
    /// <summary>The source of a part of the value.</summary>
    /// <param name="literal">A string literal of any kind, or a constant piece of an interpolated string.</param>
    /// <param name="start">0-based index in the value, in UTF-16 units.</param>
    /// <param name="length">UTF-16 units; 0 marks the character at <paramref name="start"/>.</param>
    public static TextSpan Of(SyntaxToken literal, int start, int length)
    {
        int first = Find(literal, start);
        int last = Find(literal, Math.Max(start + length, start + 1));
        return first < 0 || last < first ? literal.Span : TextSpan.FromBounds(literal.SpanStart + first, literal.SpanStart + last);
    }

    /// <summary>0-based offset in the token's text of a character of its value; -1 when it is not found.</summary>
    private static int Find(SyntaxToken literal, int index)
    {
        string text = literal.Text;
        switch (literal.Kind())
        {
            case SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken:
                return FindInLines(text, index);
            case SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken:
                int quotes = 0;
                while (text[quotes] == '"') quotes++;
                return quotes + index;
            case SyntaxKind.InterpolatedStringTextToken:
                return FindInPiece(literal, index);
            default:
                return text[0] == '@' ? FindVerbatim(text, 2, index) : FindEscaped(text, 1, index);
        }
    }

    /// <summary>A piece has no quotes of its own; a brace of it is written twice, but for raw strings.</summary>
    private static int FindInPiece(SyntaxToken piece, int index)
    {
        var whole = (InterpolatedStringExpressionSyntax)piece.Parent!.Parent!;
        switch (whole.StringStartToken.Kind())
        {
            case SyntaxKind.InterpolatedStringStartToken: return FindEscaped(piece.Text, 0, index, withBraces: true);
            case SyntaxKind.InterpolatedVerbatimStringStartToken: return FindVerbatim(piece.Text, 0, index, withBraces: true);
            default:
                int at = 0;
                for (int i = 0; at < piece.Text.Length && (i < index || piece.Text[at] != piece.ValueText[i]); at++)
                {
                    // What the source has more than the value is the indentation of a line.
                    if (piece.Text[at] == piece.ValueText[i]) i++;
                    if (i == piece.ValueText.Length) return at + 1;
                }
                return at;
        }
    }

    private static int FindVerbatim(string text, int at, int index, bool withBraces = false)
    {
        for (; index > 0 && at < text.Length; index--) at += text[at] == '"' || (withBraces && text[at] is ('{' or '}')) ? 2 : 1;
        return at;
    }

    private static int FindEscaped(string text, int at, int index, bool withBraces = false)
    {
        while (index > 0 && at < text.Length)
        {
            int units = 1;
            if (withBraces && text[at] is ('{' or '}')) at += 2;
            else if (text[at] != '\\') at++;
            else at += EscapeLength(text, at, out units);
            index -= units;
        }
        return at;
    }

    private static int EscapeLength(string text, int at, out int units)
    {
        units = 1;
        switch (text[at + 1])
        {
            case 'u': return 6;
            case 'U':
                // Above U+FFFF the value has a surrogate pair.
                if (text.Substring(at + 2, 4) is not "0000") units = 2;
                return 10;
            case 'x':
                int digits = 0;
                while (digits < 4 && Uri.IsHexDigit(text[at + 2 + digits])) digits++;
                return 2 + digits;
            default: return 2;
        }
    }

    /// <summary>Each line's indentation, that of the closing quotes, is no part of the value.</summary>
    private static int FindInLines(string text, int index)
    {
        int indent = 0;
        for (int i = text.LastIndexOf('\n') + 1; text[i] is ' ' or '\t'; i++) indent++;
        int line = text.IndexOf('\n') + 1;
        while (line > 0)
        {
            int end = text.IndexOf('\n', line);
            int length = Math.Max(0, end + 1 - line - indent);
            if (end < 0 || index < length) return line + indent + index;
            index -= length;
            line = end + 1;
        }
        return -1;
    }
}
