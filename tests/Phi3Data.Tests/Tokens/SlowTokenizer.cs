using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Phi3Data.Tests;

/// <summary>The definition of the tokenizers, as plainly as it can be written: split, then merge the best pair until none merges.</summary>
sealed class SlowTokenizer
{
    private const string SpaceMark = "\u2581";

    private static readonly Dictionary<string, SlowTokenizer> Made = [];

    private readonly Dictionary<string, int> ids = [];
    private readonly Regex? split;

    /// <summary>That of a built-in vocabulary, or of its first <paramref name="size"/> ids.</summary>
    public SlowTokenizer(string name, int size = int.MaxValue)
    {
        Vocabulary vocabulary = Tokenizers.Get(name);
        const string Contraction = "'[sS\u017FtTmMdD]|'[rR][eE]|'[vV][eE]|'[lL][lL]";
        split = name switch
        {
            "cl100k" => new Regex(Contraction
                + @"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"),
            "o200k" => new Regex(
                $@"[^\r\n\p{{L}}\p{{N}}]?[\p{{Lu}}\p{{Lt}}\p{{Lm}}\p{{Lo}}\p{{M}}]*[\p{{Ll}}\p{{Lm}}\p{{Lo}}\p{{M}}]+(?:{Contraction})?"
                + $@"|[^\r\n\p{{L}}\p{{N}}]?[\p{{Lu}}\p{{Lt}}\p{{Lm}}\p{{Lo}}\p{{M}}]+[\p{{Ll}}\p{{Lm}}\p{{Lo}}\p{{M}}]*(?:{Contraction})?"
                + @"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"),
            _ => null,
        };
        // Of Llama 2, the ids below 259 are no pieces of text.
        for (int id = split is null ? 259 : 0; id < Math.Min(size, vocabulary.Size); id++)
            ids.Add(Encoding.Latin1.GetString(vocabulary.GetBytes(id)), id);
    }

    public static SlowTokenizer Get(string name)
    {
        lock (Made)
        {
            if (!Made.TryGetValue(name, out SlowTokenizer? tokenizer)) Made.Add(name, tokenizer = new SlowTokenizer(name));
            return tokenizer;
        }
    }

    /// <summary>The two tokens that are left of a token's bytes before the last merge; null of a single byte.</summary>
    public (string Left, string Right)? LastMerge(string token)
    {
        if (token.Length == 1) return null;
        List<string> halves = Merge([.. token.Select(value => value.ToString())], below: ids[token]);
        return (halves[0], halves[1]);
    }

    public List<int> Encode(string text)
    {
        var tokens = new List<int>();
        if (text.Length == 0) return tokens;
        if (split is null)
        {
            // One byte a character here, so that bytes and characters are handled alike.
            string all = " " + text.Replace(SpaceMark, " ", StringComparison.Ordinal);
            foreach (string piece in Merge([.. all.EnumerateRunes().Select(rune => Bytes(rune.ToString()))]))
            {
                if (ids.TryGetValue(piece, out int id)) tokens.Add(id);
                else tokens.AddRange(piece.Select(value => value + 3));
            }
            return tokens;
        }
        // .NET matches UTF-16 units. A character above U+FFFF is matched as one of its kind below.
        string[] runes = [.. text.EnumerateRunes().Select(rune => rune.ToString())];
        string matched = string.Concat(runes.Select(rune => rune.Length == 1 ? rune[0] : OfSameKind(rune)));
        foreach (Match match in split.Matches(matched))
        {
            string stretch = Bytes(string.Concat(runes.Skip(match.Index).Take(match.Length)));
            tokens.AddRange(Merge([.. stretch.Select(value => value.ToString())]).Select(piece => ids[piece]));
        }
        return tokens;
    }

    private List<string> Merge(List<string> symbols, int below = int.MaxValue)
    {
        while (true)
        {
            int best = below, at = -1;
            for (int i = 0; i + 1 < symbols.Count; i++)
            {
                if (!ids.TryGetValue(symbols[i] + symbols[i + 1], out int id)) continue;
                int rank = split is null && (symbols[i] + symbols[i + 1]).Trim(' ').Length == 0 ? int.MaxValue - 1 : id;
                if (rank >= best) continue;
                best = rank;
                at = i;
            }
            if (at < 0) return symbols;
            symbols[at] += symbols[at + 1];
            symbols.RemoveAt(at + 1);
        }
    }

    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static char OfSameKind(string rune) => CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(rune, 0)) switch
    {
        UnicodeCategory.UppercaseLetter => '\u0410',
        UnicodeCategory.LowercaseLetter => '\u0430',
        UnicodeCategory.OtherLetter => '\u4E00',
        UnicodeCategory.ModifierLetter => '\u02B0',
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => '\u0301',
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => '\u0660',
        _ => '\u2603',
    };
}
