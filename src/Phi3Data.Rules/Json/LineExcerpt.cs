using System;
using System.Globalization;
using System.Text;

namespace Phi3Data.Json;

/// <summary>Makes a short text of some bytes of a line that is safe to print: on a terminal, in a log, in JSON.</summary>
static class LineExcerpt
{
    /// <summary>Longest excerpt, in UTF-16 units before the dots that mark the cut.</summary>
    private const int MaxUnits = 64;

    /// <summary>Decodes and shortens.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <returns>
    /// The text; controls, format characters, unpaired surrogates and bytes that are no UTF-8 are written as <c>\uXXXX</c> or
    /// <c>\xXX</c>, so that no terminal acts on them and no text turns its direction.
    /// </returns>
    public static string Create(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (int i = 0; i < bytes.Length;)
        {
            string piece = NextPiece(bytes, ref i);
            if (text.Length + piece.Length > MaxUnits) return text.Append('…').ToString();
            text.Append(piece);
        }
        return text.ToString();
    }

    /// <summary>The text of the next character or bad byte.</summary>
    internal static string NextPiece(ReadOnlySpan<byte> bytes, ref int i)
    {
        if (bytes[i] is >= 0x20 and < 0x7F) return ((char)bytes[i++]).ToString();
        int length = bytes[i] < 0x80 ? 1 : Utf8Sequence.Measure(bytes, i, out _);
        if (length == 0) return "\\x" + bytes[i++].ToString("X2", CultureInfo.InvariantCulture);
        int codePoint = JsonString.ReadCodePoint(bytes, ref i);
        string text = char.ConvertFromUtf32(codePoint);
        if (IsPrintable(text)) return text;
        // As JSON writes it: a pair of escapes above U+FFFF, since five digits would read as four and a digit.
        var escapes = new StringBuilder();
        foreach (char unit in text) escapes.Append("\\u").Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
        return escapes.ToString();
    }

    /// <summary>Whether a character is shown as it is.</summary>
    internal static bool IsPrintable(string character) =>
        CharUnicodeInfo.GetUnicodeCategory(character, 0) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
