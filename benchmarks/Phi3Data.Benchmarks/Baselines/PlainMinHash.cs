using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Phi3Data.Benchmarks;

/// <summary>MinHash as it is usually written: words by a regular expression, shingles as strings, one loop over 128 permutations.</summary>
static partial class PlainMinHash
{
    private static readonly (uint A, uint B)[] Permutations =
        [.. Enumerable.Range(0, 128).Select(i => ((uint)i * 2654435761u | 1, (uint)i * 40503u))];

    /// <summary>Signs a text with shingles of five words.</summary>
    public static uint[] Sign(string text)
    {
        string[] words = [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];
        var shingles = new HashSet<string>();
        for (int i = 0; i < Math.Max(1, words.Length - 4); i++) shingles.Add(string.Join(' ', words.Skip(i).Take(5)));
        uint[] signature = new uint[Permutations.Length];
        Array.Fill(signature, uint.MaxValue);
        foreach (string shingle in shingles)
        {
            uint hash = (uint)shingle.GetHashCode(StringComparison.Ordinal);
            for (int i = 0; i < Permutations.Length; i++)
                signature[i] = Math.Min(signature[i], hash * Permutations[i].A + Permutations[i].B);
        }
        return signature;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
