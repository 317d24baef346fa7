using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Phi3Data.Tests;

/// <summary>Words, shingles and similarity by plain means, for texts that are in normal form KC.</summary>
static partial class TextOracle
{
    private static readonly string[] Pieces =
        ["the", "quick", "a", "fox", "I", "snake_case", "Über", "10", "x", "antidisestablishmentarianism", "naïve", "漢", "かな", "straße"];

    private static readonly string[] Gaps = [" ", " ", ", ", "\n", ". ", "-", " “", "” ", "  ", "\t", "(", ")"];

    public static string[] Words(string text) =>
        [.. Word().Matches(text.ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal)).Select(m => m.Value)];

    /// <summary>Each run of <paramref name="size"/> words; fewer words are one shingle, none are none.</summary>
    public static string[] Shingles(string[] words, int size) => words.Length == 0 ? []
        : [.. Enumerable.Range(0, Math.Max(1, words.Length - size + 1)).Select(i => string.Join(' ', words.Skip(i).Take(size)))];

    public static double Similarity(string a, string b, int size = 3)
    {
        HashSet<string> x = [.. Shingles(Words(a), size)], y = [.. Shingles(Words(b), size)];
        int both = x.Count(y.Contains);
        return x.Count + y.Count == 0 ? 0 : (double)both / (x.Count + y.Count - both);
    }

    public static string RandomText(Random random, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length) text.Append(Pieces[random.Next(Pieces.Length)]).Append(Gaps[random.Next(Gaps.Length)]);
        return text.ToString();
    }

    /// <summary>The text with some of its words replaced.</summary>
    public static string Edit(string text, Random random, double share) => Word().Replace(
        text, m => random.NextDouble() < share ? Pieces[random.Next(Pieces.Length)] + random.Next(100) : m.Value);

    [GeneratedRegex(@"[\u3040-\u30FF\u4E00-\u9FFF]|[\p{L}\p{N}_-[\u3040-\u30FF\u4E00-\u9FFF]]+")]
    private static partial Regex Word();
}
