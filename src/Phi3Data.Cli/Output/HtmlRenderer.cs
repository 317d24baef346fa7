using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;

namespace Phi3Data.Cli.Output;

/// <summary>
/// Writes a rendered record as a page that loads nothing and runs nothing: every text is escaped, and the page forbids itself
/// scripts and addresses.
/// </summary>
static class HtmlRenderer
{
    private const string Head = """
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width">
        """;

    private const string Style = """
        :root { color-scheme: light dark; font: 16px/1.4 system-ui, sans-serif; }
        body { max-width: 60em; margin: 2em auto; padding: 0 1em; }
        h1 { font-size: 1.1em; } h2 { font-size: .9em; margin: 1.2em 0 .2em; font-weight: 600; }
        pre { margin: 0; padding: .6em; white-space: pre-wrap; overflow-wrap: anywhere; border-left: 4px solid #8888; background: #8881; }
        .trained { background: #2a42; box-shadow: inset 0 -2px #2a4; }
        .special { color: #36c; font-weight: 600; } .trap { color: #c22; font-weight: 600; outline: 1px solid #c22; }
        .template { opacity: .6; }
        """;

    /// <summary>Writes the page.</summary>
    public static void Write(TextWriter output, RenderedRecord record)
    {
        string title = WebUtility.HtmlEncode(record.Title);
        output.Write($"<!doctype html>\n<html lang=\"en\">\n<head>\n{Head}\n<title>{title}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n");
        output.Write($"<h1>{title}</h1>\n");
        output.Write("<p><span class=\"trained\">trained</span>, <span class=\"special\">special token</span>, ");
        output.Write("<span class=\"trap\">text read as a special token</span>, <span class=\"template\">text of the template</span></p>\n");
        foreach ((int message, List<RenderedPiece> pieces) in record.Groups)
        {
            output.Write($"<h2>{WebUtility.HtmlEncode(record.Heading(message))}</h2>\n<pre>");
            foreach (RenderedPiece piece in pieces) output.Write($"<span class=\"{ClassOf(piece)}\">{Text(piece)}</span>");
            output.Write("</pre>\n");
        }
        foreach (string dropped in record.Dropped) output.Write($"<p>{WebUtility.HtmlEncode(dropped)}</p>\n");
        output.Write("</body>\n</html>\n");
    }

    private static string ClassOf(RenderedPiece piece)
    {
        string kind = piece.Kind switch
        {
            RenderedPieceKind.SpecialToken => "special",
            RenderedPieceKind.ContentToken => "trap",
            RenderedPieceKind.TemplateText => "template",
            _ => "content",
        };
        return piece.IsTrained ? kind + " trained" : kind;
    }

    /// <summary>The text, controls as escapes; a browser drops the first line feed behind pre, but not one behind a span.</summary>
    private static string Text(RenderedPiece piece) => string.Join('\n', piece.Text.Split('\n')
        .Select(line => string.Join('\t', line.Split('\t').Select(part => WebUtility.HtmlEncode(SafeText.Of(part))))));
}
