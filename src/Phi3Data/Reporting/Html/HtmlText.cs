using System.Globalization;
using System.Net;
using System.Text;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>Makes text of a page.</summary>
static class HtmlText
{
    /// <summary>
    /// Escapes text of the data or of the user: no mark-up, and no control or direction mark that a browser would act on, which are
    /// written as <c>\uXXXX</c>.
    /// </summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            string character = rune.ToString();
            if (LineExcerpt.IsPrintable(character))
            {
                safe.Append(character);
                continue;
            }
            foreach (char unit in character) safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
        }
        return WebUtility.HtmlEncode(safe.ToString());
    }

    /// <summary>A whole number with its thousands apart.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with two decimals.</summary>
    public static string Decimal(double value) => value.ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>A share as per cent.</summary>
    public static string Percent(double share) => (share * 100).ToString("N1", CultureInfo.InvariantCulture) + " %";
}
