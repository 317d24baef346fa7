using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Phi3Data.Cli.Output;

/// <summary>Shows a rendered record on a terminal. What a terminal would act on is written as an escape.</summary>
sealed class TextRenderer(TextWriter output, bool isColored)
{
    private const string Green = "\u001b[32m", Blue = "\u001b[34m", Red = "\u001b[31m", Bold = "\u001b[1m", Plain = "\u001b[0m";

    /// <summary>Writes the record.</summary>
    public void Write(RenderedRecord record)
    {
        output.WriteLine(record.Title);
        foreach ((int message, List<RenderedPiece> pieces) in record.Groups)
        {
            Paint(Bold, record.Heading(message));
            output.WriteLine();
            WritePieces(pieces);
        }
        foreach (string dropped in record.Dropped) output.WriteLine(dropped);
    }

    private void WritePieces(List<RenderedPiece> pieces)
    {
        List<(RenderedPiece Piece, string Text)> line = [];
        foreach (RenderedPiece piece in pieces)
        {
            string[] parts = piece.Text.Split('\n');
            for (int i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    WriteLine(line);
                    line.Clear();
                }
                if (parts[i].Length > 0 || parts.Length > 1) line.Add((piece, parts[i]));
            }
        }
        if (line.Any(part => part.Text.Length > 0)) WriteLine(line);
    }

    private void WriteLine(List<(RenderedPiece Piece, string Text)> line)
    {
        output.Write(line.Any(part => part.Piece.IsTrained) ? "  + " : "  | ");
        foreach ((RenderedPiece piece, string text) in line) Paint(ColorOf(piece), Safe(text));
        output.WriteLine();
    }

    /// <summary>Tabulators stay, so that code can be read.</summary>
    private static string Safe(string text) => string.Join('\t', text.Split('\t').Select(SafeText.Of));

    private static string ColorOf(RenderedPiece piece) => piece.Kind switch
    {
        RenderedPieceKind.ContentToken => Red,
        _ when piece.IsTrained => Green,
        RenderedPieceKind.SpecialToken => Blue,
        _ => "",
    };

    private void Paint(string color, string text) => output.Write(isColored && color.Length > 0 ? color + text + Plain : text);
}
