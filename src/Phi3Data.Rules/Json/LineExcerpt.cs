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
            if (text.Length >= MaxUnits) return text.Append('…').ToString();
            if (bytes[i] is >= 0x20 and < 0x7F)
            {
                text.Append((char)bytes[i++]);
                continue;
            }
            int length = bytes[i] < 0x80 ? 1 : Utf8Sequence.Measure(bytes, i, out _);
            if (length == 0)
            {
                text.Append("\\x").Append(bytes[i++].ToString("X2", CultureInfo.InvariantCulture));
                continue;
            }
            int at = i;
            int codePoint = JsonString.ReadCodePoint(bytes, ref at);
            i += length;
            if (IsPrintable(codePoint)) text.Append(char.ConvertFromUtf32(codePoint));
            else text.Append("\\u").Append(codePoint.ToString("X4", CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }

    private static bool IsPrintable(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(codePoint), 0) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
