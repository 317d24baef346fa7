using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Phi3Data.Analyzers;

/// <summary>
/// The XML comment of a declaration. It is read out of the text before it: a compiler that writes no documentation file takes such
/// comments for plain ones.
/// </summary>
sealed class ToolDocumentation
{
    private static readonly Regex White = new(@"\s+", RegexOptions.CultureInvariant);

    private readonly XElement? comment;

    private ToolDocumentation(XElement? comment) => this.comment = comment;

    /// <summary>Reads the comment of a declaration; one that is no XML is none.</summary>
    public static ToolDocumentation Of(SyntaxNode declaration)
    {
        var xml = new StringBuilder("<comment>");
        foreach (string line in declaration.GetLeadingTrivia().ToFullString().Split('\n'))
        {
            string text = line.TrimStart();
            if (text.StartsWith("///", System.StringComparison.Ordinal)) xml.Append(text.Substring(3).TrimEnd('\r')).Append('\n');
        }
        try
        {
            return new ToolDocumentation(XElement.Parse(xml.Append("</comment>").ToString()));
        }
        catch (XmlException)
        {
            return new ToolDocumentation(null);
        }
    }

    /// <summary>What a tool does; null when nothing says so.</summary>
    public string? Summary => TextOf(comment?.Element("summary"));

    /// <summary>What a parameter is; null when nothing says so.</summary>
    public string? Parameter(string name) =>
        TextOf(comment?.Elements("param").FirstOrDefault(one => (string?)one.Attribute("name") == name));

    private static string? TextOf(XElement? element)
    {
        if (element is null) return null;
        var text = new StringBuilder();
        foreach (XNode node in element.DescendantNodes())
        {
            if (node is XText piece) text.Append(piece.Value);
            else if (node is XElement { IsEmpty: true } reference) text.Append(NameIn(reference));
        }
        string plain = White.Replace(text.ToString(), " ").Trim();
        return plain.Length == 0 ? null : plain;
    }

    /// <summary>What an empty element stands for: the last part of what it refers to, or a word of the language.</summary>
    private static string NameIn(XElement reference)
    {
        string name = (string?)reference.Attribute("cref") ?? (string?)reference.Attribute("langword") ?? (string?)reference.Attribute("name") ?? " ";
        int end = name.IndexOf('(');
        if (end >= 0) name = name.Substring(0, end);
        return name.Substring(name.LastIndexOf('.') + 1);
    }
}
