using System;
using System.Globalization;
using System.Text;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>
/// A stretch of a line round a fault, safe to print, with the fault's place in terminal columns: for a line with carets below.
/// </summary>
public sealed class SourceExcerpt
{
    private const int ColumnsBefore = 40;

    private SourceExcerpt(string text, int markStart, int markLength)
    {
        Text = text;
        MarkStart = markStart;
        MarkLength = markLength;
    }

    /// <summary>The text; where it was cut there are dots, and what a terminal would act on is written as an escape.</summary>
    public string Text { get; }

    /// <summary>0-based terminal column at which the fault starts.</summary>
    public int MarkStart { get; }

    /// <summary>Columns of the fault that the text shows; at least 1.</summary>
    public int MarkLength { get; }

    /// <summary>Makes an excerpt.</summary>
    /// <param name="line">The line's bytes.</param>
    /// <param name="offset">0-based byte offset of the fault.</param>
    /// <param name="length">Bytes of the fault.</param>
    /// <param name="columns">Widest text, in terminal columns, without the dots.</param>
    public static SourceExcerpt Create(ReadOnlySpan<byte> line, int offset, int length, int columns = 96)
    {
        offset = Math.Min(offset, line.Length);
        int end = offset + Math.Min(length, line.Length - offset);
        int i = FindStart(line, offset);
        var text = new StringBuilder(i > 0 ? "…" : "");
        int column = text.Length, markStart = -1, markEnd = -1;
        while (i < line.Length)
        {
            if (i >= offset && markStart < 0) markStart = column;
            if (i >= end && markEnd < 0) markEnd = column;
            string piece = LineExcerpt.NextPiece(line, ref i);
            int width = TerminalWidth.Of(piece);
            if (column + width > columns)
            {
                text.Append('…');
                break;
            }
            text.Append(piece);
            column += width;
        }
        if (markStart < 0) markStart = column;
        if (markEnd < 0) markEnd = column;
        return new SourceExcerpt(text.ToString(), markStart, Math.Max(1, markEnd - markStart));
    }

    /// <summary>Where the excerpt starts: at a character that stands for itself, at most so many columns before the fault.</summary>
    private static int FindStart(ReadOnlySpan<byte> line, int offset)
    {
        // No piece is narrower than its bytes allow: a character of one column has at most four.
        int start = Math.Max(0, offset - (ColumnsBefore * 4));
        if (start > 0)
            while (start < offset && (line[start] & 0xC0) == 0x80) start++;
        int columns = 0;
        for (int i = start; i < offset;) columns += TerminalWidth.Of(LineExcerpt.NextPiece(line, ref i));
        while (columns > ColumnsBefore) columns -= TerminalWidth.Of(LineExcerpt.NextPiece(line, ref start));
        // A mark that belongs to the character before it would land on the dots.
        while (start > 0 && start < offset)
        {
            int next = start;
            if (TerminalWidth.Of(LineExcerpt.NextPiece(line, ref next)) > 0) break;
            start = next;
        }
        return start;
    }
}

/// <summary>How many columns of a terminal a character takes.</summary>
static class TerminalWidth
{
    // Unicode 16, EastAsianWidth.txt: the ranges of W and F that hold most of them, unassigned gaps included.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0xA4CF), (0xA960, 0xA97F),
        (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F),
        (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>Columns of some text: none for marks that combine, two for wide characters, else one.</summary>
    public static int Of(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    private static int Of(Rune rune)
    {
        if (rune.Value < 0x300) return 1;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) return 0;
        foreach ((int first, int last) in Wide)
            if (rune.Value >= first && rune.Value <= last) return 2;
        return 1;
    }
}
