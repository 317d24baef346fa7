using System.Text;

namespace Phi3Data.Cli.Output;

/// <summary>Makes text safe inside a cell of a Markdown table.</summary>
static class MarkdownText
{
    /// <summary>Escapes what Markdown or HTML would act on, and what <see cref="SafeText"/> does, line breaks among it.</summary>
    public static string Escape(string text)
    {
        var cell = new StringBuilder();
        foreach (char c in SafeText.Of(text))
        {
            if (c is '&' or '<' or '>') cell.Append(c switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            else if (c is '|' or '`' or '*' or '_' or '[' or ']' or '\\' or '#' or '!' or '~') cell.Append('\\').Append(c);
            else cell.Append(c);
        }
        return cell.ToString();
    }
}
