using System.Globalization;
using System.Text;

namespace Phi3Data.Cli.Output;

/// <summary>Makes names safe to print: what a terminal or a log would act on is written as an escape.</summary>
static class SafeText
{
    /// <summary>Writes controls, format characters and lone surrogates as <c>\uXXXX</c>.</summary>
    public static string Of(string text)
    {
        StringBuilder? safe = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isSafe = !(char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029'
                || CharUnicodeInfo.GetUnicodeCategory(text[i]) == UnicodeCategory.Format
                || (char.IsSurrogate(text[i]) && !IsPaired(text, i)));
            if (!isSafe) safe ??= new StringBuilder(text, 0, i, text.Length + 8);
            if (safe is null) continue;
            if (isSafe) safe.Append(text[i]);
            else safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
        }
        return safe?.ToString() ?? text;
    }

    private static bool IsPaired(string text, int i) => char.IsHighSurrogate(text[i])
        ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
        : i > 0 && char.IsHighSurrogate(text[i - 1]);
}
