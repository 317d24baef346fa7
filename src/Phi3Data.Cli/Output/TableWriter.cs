using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Phi3Data.Cli.Output;

/// <summary>Writes tables whose first column is text and whose others are numbers.</summary>
sealed class TableWriter
{
    private const int WidestText = 60;

    private readonly TextWriter output;
    private readonly bool isMarkdown;
    private bool isStarted;

    /// <summary>Writes to <paramref name="output"/>.</summary>
    public TableWriter(TextWriter output, bool isMarkdown)
    {
        this.output = output;
        this.isMarkdown = isMarkdown;
    }

    /// <summary>Writes a table; cells are safe to print.</summary>
    public void Write(string title, string[] heads, IEnumerable<string[]> rows)
    {
        if (isStarted) output.WriteLine();
        isStarted = true;
        if (isMarkdown) WriteMarkdown(title, heads, rows);
        else WriteText(title, [heads, .. rows]);
    }

    private void WriteText(string title, List<string[]> rows)
    {
        output.WriteLine(title);
        foreach (string[] row in rows.Skip(1)) row[0] = Cut(row[0]);
        int[] widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(row => row[i].Length)).ToArray();
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, i) => i == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[i]));
            output.WriteLine("  " + string.Join("  ", cells).TrimEnd());
        }
    }

    private void WriteMarkdown(string title, string[] heads, IEnumerable<string[]> rows)
    {
        output.WriteLine("### " + MarkdownText.Escape(title));
        output.WriteLine();
        output.WriteLine($"| {string.Join(" | ", heads.Select(MarkdownText.Escape))} |");
        output.WriteLine("|---|" + string.Concat(heads.Skip(1).Select(_ => "---:|")));
        foreach (string[] row in rows) output.WriteLine($"| {string.Join(" | ", row.Select(MarkdownText.Escape))} |");
    }

    private static string Cut(string text)
    {
        if (text.Length <= WidestText) return text;
        int length = char.IsHighSurrogate(text[WidestText - 2]) ? WidestText - 2 : WidestText - 1;
        return text[..length] + "…";
    }
}
