using System;
using System.Text;

namespace Phi3Data;

/// <summary>Turns text back that was UTF-8 and was read as Windows-1252.</summary>
static class Mojibake
{
    /// <summary>What Windows-1252 has from 0x80 to 0x9F; where it has nothing, the control character, as browsers read it.</summary>
    private const string High =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Turns text back, as often as it was turned.</summary>
    /// <returns>
    /// The same string unless there is no doubt: every character that is not ASCII is one of Windows-1252, and together they are
    /// UTF-8 of printable characters. Right text is hardly ever like that: an accented letter would have to stand before a
    /// fitting sign, everywhere.
    /// </returns>
    public static string Repair(string text)
    {
        while (TryTurn(text) is string turned) text = turned;
        return text;
    }

    private static string? TryTurn(string text)
    {
        if (Ascii.IsValid(text)) return null;
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            int high = c is < '\u0080' or (> '\u009F' and < '\u0100') ? -1 : High.IndexOf(c, StringComparison.Ordinal);
            if (high < 0 && c >= '\u0100') return null;
            // The control characters that Windows-1252 has signs for come of Latin-1, which is read the same way.
            bytes[i] = high >= 0 ? (byte)(0x80 + high) : (byte)c;
        }
        try
        {
            string turned = Strict.GetString(bytes);
            foreach (char c in turned)
            {
                if (c is >= '\u0080' and < '\u00A0' or '\uFFFD') return null;
            }
            return turned;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
