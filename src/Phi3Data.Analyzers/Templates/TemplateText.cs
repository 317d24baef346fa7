using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Phi3Data.Analyzers;

/// <summary>Takes the text of a template apart. A brace that is no hole is text, so that JSON and code need no escapes.</summary>
static class TemplateText
{
    private static readonly Regex Hole = new(@"\{([\p{L}_][\p{L}\p{Nd}_]*)(?::([^{}]*))?\}", RegexOptions.CultureInvariant);

    public static List<TemplatePiece> Parse(string text)
    {
        var pieces = new List<TemplatePiece>();
        int done = 0;
        foreach (Match match in Hole.Matches(text))
        {
            if (match.Index > done) pieces.Add(new TemplatePiece(text.Substring(done, match.Index - done), false, null, done));
            pieces.Add(new TemplatePiece(
                match.Groups[1].Value, true, match.Groups[2].Success ? match.Groups[2].Value : null, match.Index));
            done = match.Index + match.Length;
        }
        if (done < text.Length) pieces.Add(new TemplatePiece(text.Substring(done), false, null, done));
        return pieces;
    }
}
