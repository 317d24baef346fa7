using System;
using System.Linq;
using System.Text;

namespace Phi3Data.Tests;

/// <summary>
/// Makes regular expressions that ECMA-262 and .NET read alike, and texts out of the few characters that they are about: none of
/// those that only one of the two calls a digit, a character of a word or a line end.
/// </summary>
sealed class RandomPattern
{
    private static readonly string[] Atoms =
        ["a", "b", "c", "1", "_", "-", "→", "\\.", "\\-", "\\/", "\\x61", "\\u0062", "\\t", ".", "\\d", "\\D", "\\w", "\\W"];

    private static readonly string[] Members = ["a", "b", "1", "a-c", "0-9", "\\d", "\\w", "\\-", "\\]", "\\x61-\\u0063", "^", ".", "→", "\\t", "\\b"];
    private static readonly string[] Quantifiers = ["*", "+", "?", "*?", "+?", "??", "{2}", "{0}", "{1,}", "{0,2}", "{1,3}", "{2,}?"];
    private readonly Random random;

    public RandomPattern(int seed) => random = new Random(seed);

    /// <summary>A pattern.</summary>
    public string Pattern() => Alternatives(3);

    /// <summary>The pattern as .NET must be given it: its <c>$</c> stands before a line feed at the end, too.</summary>
    public static string ForDotNet(string pattern) => pattern.Replace("$", "\\z", StringComparison.Ordinal);

    /// <summary>A text.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        for (int i = random.Next(12); i > 0; i--) text.Append("aaabbbcc11_-.→\t/]^\b\nz"[random.Next(21)]);
        return text.ToString();
    }

    private string Alternatives(int depth) =>
        string.Join('|', Enumerable.Range(0, 1 + (random.Next(4) == 0 ? random.Next(1, 4) : 0)).Select(_ => Sequence(depth)));

    private string Sequence(int depth) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Term(depth)));

    private string Term(int depth)
    {
        if (random.Next(8) == 0) return Pick(["^", "$", "\\b", "\\B"]);
        string atom = depth > 0 && random.Next(3) == 0 ? $"({Pick(["", "?:", "?<n>"])}{Alternatives(depth - 1)})" : Atom();
        string quantifier = random.Next(3) == 0 ? Pick(Quantifiers) : "";
        return atom + quantifier;
    }

    private string Atom() => random.Next(4) == 0
        ? $"[{(random.Next(3) == 0 ? "^" : "")}{string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(i => Member(i)))}]"
        : Pick(Atoms);

    private string Member(int place)
    {
        string member = Pick(Members);
        return member == "^" && place == 0 ? "a" : member;
    }

    private string Pick(string[] among) => among[random.Next(among.Length)];
}
