using System.Globalization;
using System.Text;

namespace Phi3Data.Analyzers;

/// <summary>Text as the inside of a JSON string (RFC 8259 §7), escaped as the library's own writer does, so that rows are alike.</summary>
static class JsonText
{
    /// <summary>Appends one UTF-16 unit.</summary>
    public static StringBuilder AppendEscaped(this StringBuilder json, char c)
    {
        int letter = "\b\f\n\r\t\"\\".IndexOf(c);
        if (letter >= 0) return json.Append('\\').Append("bfnrt\"\\"[letter]);
        return c < ' ' ? json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)) : json.Append(c);
    }

    /// <summary>Appends a text.</summary>
    public static StringBuilder AppendEscaped(this StringBuilder json, string text)
    {
        foreach (char c in text) json.AppendEscaped(c);
        return json;
    }

    /// <summary>A text as a JSON string, with its quotes.</summary>
    public static string Quote(string text) => new StringBuilder("\"").AppendEscaped(text).Append('"').ToString();
}
