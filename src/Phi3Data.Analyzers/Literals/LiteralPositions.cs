using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Phi3Data.Analyzers;

/// <summary>Finds characters of a string literal's value in its source.</summary>
static class LiteralPositions
{
    /// <summary>The source of a part of the value.</summary>
    /// <param name="literal">A string literal of any kind.</param>
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
            default:
                return text[0] == '@' ? FindVerbatim(text, index) : FindEscaped(text, index);
        }
    }

    private static int FindVerbatim(string text, int index)
    {
        int at = 2;
        for (; index > 0 && at < text.Length; index--) at += text[at] == '"' ? 2 : 1;
        return at;
    }

    private static int FindEscaped(string text, int index)
    {
        int at = 1;
        while (index > 0 && at < text.Length)
        {
            int units = 1;
            if (text[at] != '\\') at++;
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
