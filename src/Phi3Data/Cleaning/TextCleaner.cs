using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using Phi3Data.Text;

namespace Phi3Data;

/// <summary>The steps of cleaning as functions of text. Serves one thread.</summary>
sealed class TextCleaner
{
    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "n/a", "null", "none", "nan", "undefined", "<noinput>", "<nooutput>", "<no input>", "no input", "[null]", "nil", "(null)",
    };

    private readonly TextNormalizer normalizer = new();
    private readonly CleaningStep[] steps;

    /// <summary>Makes a cleaner.</summary>
    public TextCleaner(CleaningOptions options)
    {
        steps = [.. CleaningCatalog.All.Select(info => info.Step).Where(options.Steps.Contains)];
        ChangesAscii = steps.Any(step => step >= CleaningStep.RedactSecrets);
    }

    /// <summary>Whether a step looks into plain ASCII text, beyond its ends.</summary>
    public bool ChangesAscii { get; }

    /// <summary>The steps that run, in their order.</summary>
    public ReadOnlySpan<CleaningStep> Steps => steps;

    /// <summary>Runs one step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="text">Text without lone surrogates.</param>
    /// <param name="redactions">What stands for which value in this record.</param>
    /// <returns>The same string when the step changes nothing.</returns>
    public string Run(CleaningStep step, string text, RecordRedactions redactions)
    {
        string cleaned = step switch
        {
            CleaningStep.RepairMojibake => Mojibake.Repair(text),
            CleaningStep.DecodeHtmlEntities => DecodeEntities(text),
            CleaningStep.NormalizeLineEndings => text.Replace("\r\n", "\n", StringComparison.Ordinal).ReplaceLineEndings("\n").Replace('\v', '\n'),
            CleaningStep.RemoveControlCharacters => Remove(text, c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')),
            CleaningStep.RemoveZeroWidth => Remove(text, c => c is '\u200B' or '\u2060' or '\uFEFF'),
            CleaningStep.RemoveBidiMarks => text.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') >= 0
                || text.AsSpan().IndexOfAnyInRange('\uFB1D', '\uFEFC') >= 0
                    ? text : Remove(text, c => c is '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')),
            CleaningStep.NormalizeSpaces => text.Replace('\u00A0', ' '),
            CleaningStep.NormalizeUnicode => normalizer.ToNfc(text),
            CleaningStep.TrimContent => text.Trim(),
            CleaningStep.ClearPlaceholders => Placeholders.Contains(text.Trim()) ? "" : text,
            _ => Redactor.Redact(step, text, redactions),
        };
        return string.Equals(cleaned, text, StringComparison.Ordinal) ? text : cleaned;
    }

    /// <summary>Decodes until nothing changes, so that a second run has nothing left to do.</summary>
    private static string DecodeEntities(string text)
    {
        while (text.Contains('&', StringComparison.Ordinal))
        {
            string decoded = WebUtility.HtmlDecode(text);
            if (decoded == text || !IsText(decoded)) break;
            text = decoded;
        }
        return text;
    }

    private static bool IsText(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return false;
            i++;
        }
        return true;
    }

    private static string Remove(string text, Func<char, bool> isUnwanted)
    {
        StringBuilder? left = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (isUnwanted(text[i])) left ??= new StringBuilder(text, 0, i, text.Length);
            else left?.Append(text[i]);
        }
        return left?.ToString() ?? text;
    }
}
