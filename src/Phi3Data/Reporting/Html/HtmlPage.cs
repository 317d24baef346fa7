using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Phi3Data;

/// <summary>
/// A page that needs nothing but itself: style and script stand in it, and it forbids itself every address and every script but its
/// own. Texts that are handed over must have been through <see cref="HtmlText"/>.
/// </summary>
sealed class HtmlPage
{
    private const string Style = """
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif;
          --text: #1c2128; --dim: #59636e; --line: #d1d9e0; --back: #fff; --panel: #f6f8fa; --bar: #2f6fd0; --mark: #b3261e; }
        @media (prefers-color-scheme: dark) { :root {
          --text: #e6edf3; --dim: #9aa4af; --line: #3d444d; --back: #0f1319; --panel: #171c24; --bar: #6ea8fe; --mark: #ff8a80; } }
        body { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; color: var(--text); background: var(--back); }
        h1 { font-size: 1.5rem; margin: 0 0 .2rem; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; overflow-wrap: anywhere; }
        h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; } p { margin: .4rem 0; } .dim { color: var(--dim); }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .6rem; margin: 1rem 0; padding: 0; }
        .figures div { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; }
        .figures dt { color: var(--dim); font-size: .85rem; } .figures dd { margin: 0; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } td.text { overflow-wrap: anywhere; min-width: 9rem; }
        th button { all: unset; cursor: pointer; font-weight: 600; } th button:focus-visible { outline: 2px solid var(--bar); }
        th[aria-sort=ascending] button::after { content: " ↑"; } th[aria-sort=descending] button::after { content: " ↓"; }
        .share { display: block; min-width: 6rem; height: .7rem; margin-top: .35rem; background: var(--line); border-radius: .2rem; }
        .share i { display: block; height: 100%; min-width: 1px; background: var(--bar); border-radius: .2rem; }
        svg { width: 100%; height: auto; } svg text { fill: var(--dim); font-size: 12px; } svg rect { fill: var(--bar); }
        svg line { stroke: var(--line); } svg .mark { stroke: var(--mark); stroke-width: 2; } svg text.mark { fill: var(--mark); stroke: none; }
        pre { margin: .3rem 0 .8rem; padding: .5rem .7rem; overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: .4rem; font-size: .85rem; }
        details { margin: .3rem 0; } summary { cursor: pointer; } a { color: var(--bar); } .error { color: var(--mark); font-weight: 600; }
        @media (max-width: 40rem) { svg text { font-size: 24px; } .share { min-width: 3rem; } td.text { min-width: 6rem; } }
        @media print { body { max-width: none; } details { display: none; } h2 { break-after: avoid; } }
        """;

    private const string Script = """
        for (const table of document.querySelectorAll('table.sortable')) {
          table.querySelectorAll('th').forEach((head, column) => head.querySelector('button')?.addEventListener('click', () => {
            const down = head.getAttribute('aria-sort') !== 'descending';
            table.querySelectorAll('th').forEach(other => other.removeAttribute('aria-sort'));
            head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
            const key = row => row.cells[column].dataset.value ?? row.cells[column].textContent;
            const order = (a, b) => isNaN(a) || isNaN(b) ? String(a).localeCompare(String(b)) : a - b;
            const rows = [...table.tBodies[0].rows].sort((a, b) => order(key(a), key(b)) * (down ? -1 : 1));
            table.tBodies[0].append(...rows);
          }));
        }
        """;

    private readonly TextWriter output;

    private HtmlPage(TextWriter output) => this.output = output;

    /// <summary>Writes a page.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="title">Its title, as text.</param>
    /// <param name="writeBody">Writes what is below the title.</param>
    public static void Write(TextWriter output, string title, Action<HtmlPage> writeBody)
    {
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));
        string safe = HtmlText.Of(title);
        output.Write("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        output.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'\">\n");
        output.Write("<meta name=\"viewport\" content=\"width=device-width\">\n\n");
        output.Write($"<title>{safe}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<main>\n<h1>{safe}</h1>\n");
        writeBody(new HtmlPage(output));
        output.Write($"</main>\n<script>{Script}</script>\n</body>\n</html>\n");
    }

    /// <summary>Writes mark-up as it is.</summary>
    public void Raw(string markup) => output.Write(markup + "\n");

    /// <summary>Writes the heading of a section.</summary>
    public void Section(string title) => Raw($"<h2>{title}</h2>");

    /// <summary>Writes figures that are seen first.</summary>
    public void Figures(IEnumerable<(string Name, string Value)> figures)
    {
        Raw("<dl class=\"figures\">");
        foreach ((string name, string value) in figures) Raw($"<div><dt>{name}</dt><dd>{value}</dd></div>");
        Raw("</dl>");
    }

    /// <summary>Writes a table that sorts by a click on a head.</summary>
    /// <param name="heads">Names of its columns.</param>
    /// <param name="rows">Its rows, a cell for each column.</param>
    public void Table(IReadOnlyList<string> heads, IEnumerable<HtmlCell[]> rows)
    {
        List<HtmlCell[]> cells = rows.ToList();
        Raw("<div class=\"wide\"><table class=\"sortable\">\n<thead><tr>" + string.Concat(heads.Select((head, i) =>
            $"<th scope=\"col\"{(cells.Count > 0 && cells[0][i].IsNumber ? " class=\"n\"" : "")}><button type=\"button\">{head}</button></th>"))
            + "</tr></thead>\n<tbody>");
        foreach (HtmlCell[] row in cells) Raw("<tr>" + string.Concat(row.Select(cell => cell.Markup)) + "</tr>");
        Raw("</tbody></table></div>");
    }
}

/// <summary>A cell of a table.</summary>
/// <param name="Markup">The cell with its tags.</param>
/// <param name="IsNumber">Whether it is set and sorted as a number.</param>
readonly record struct HtmlCell(string Markup, bool IsNumber)
{
    /// <summary>A text of the data.</summary>
    public static HtmlCell Text(string text) => new($"<td class=\"text\">{HtmlText.Of(text)}</td>", false);

    /// <summary>Mark-up.</summary>
    public static HtmlCell Raw(string markup) => new($"<td class=\"text\">{markup}</td>", false);

    /// <summary>A whole number.</summary>
    public static HtmlCell Number(long value) => new(FormattableString.Invariant($"<td class=\"n\" data-value=\"{value}\">{HtmlText.Number(value)}</td>"), true);

    /// <summary>A number with decimals.</summary>
    public static HtmlCell Decimal(double value) => new(FormattableString.Invariant($"<td class=\"n\" data-value=\"{value:R}\">{HtmlText.Decimal(value)}</td>"), true);

    /// <summary>A share, as per cent.</summary>
    public static HtmlCell Share(double share) => new(FormattableString.Invariant($"<td class=\"n\" data-value=\"{share:R}\">{HtmlText.Percent(share)}</td>"), true);

    /// <summary>A share, as a bar; the number stands in another cell.</summary>
    public static HtmlCell Bar(double share) => new(
        FormattableString.Invariant($"<td data-value=\"{share:R}\" aria-hidden=\"true\"><span class=\"share\"><i style=\"width:{share * 100:F1}%\"></i></span></td>"), false);
}
