using System;
using System.Collections.Generic;

namespace Phi3Data.Json;

/// <summary>The regular expressions of a tree of schemas, each compiled when it is first asked for. Serves one thread.</summary>
sealed class SchemaPatterns
{
    /// <summary>Instructions that are written or followed at the cost of one step; one is much less work than a look at a node.</summary>
    private const int InstructionsPerStep = 4;

    private const int LongestPattern = 1 << 14; // characters
    private readonly Dictionary<int, int> starts = new();
    private readonly PatternCode code = new();
    private readonly PatternMatcher matcher = new();
    private int[] characters = new int[64];

    /// <summary>Forgets all patterns.</summary>
    public void Clear()
    {
        starts.Clear();
        code.Clear();
    }

    /// <summary>Says whether a pattern matches somewhere in a text.</summary>
    /// <param name="node">The index of the pattern's node in the tree of schemas.</param>
    /// <param name="pattern">The bytes between its quotes.</param>
    /// <param name="text">The bytes between the quotes of the text.</param>
    /// <param name="steps">Steps that are left; 0 when they do not do.</param>
    /// <returns>Unknown when the pattern is not understood, or the steps do not do.</returns>
    public SchemaVerdict Match(int node, ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> text, ref long steps)
    {
        if (!starts.TryGetValue(node, out int start))
        {
            long before = code.Work;
            start = Compile(pattern);
            starts.Add(node, start);
            steps = Math.Max(0, steps - (pattern.Length + code.Work - before) / InstructionsPerStep);
        }
        if (start < 0) return SchemaVerdict.Unknown;
        long allowed = Math.Min(steps, long.MaxValue / InstructionsPerStep) * InstructionsPerStep, work = allowed;
        bool isMatch = matcher.IsMatch(code, start, text, ref work);
        steps = work < 0 ? 0 : work / InstructionsPerStep;
        if (work < 0) return SchemaVerdict.Unknown;
        return isMatch ? SchemaVerdict.Fits : SchemaVerdict.Breaks;
    }

    private int Compile(ReadOnlySpan<byte> pattern)
    {
        int count = 0;
        for (int i = 0; i < pattern.Length; count++)
        {
            if (count == LongestPattern) return -1;
            if (count == characters.Length) Array.Resize(ref characters, count * 2);
            characters[count] = JsonString.ReadCodePoint(pattern, ref i);
        }
        return PatternCompiler.Compile(characters.AsSpan(0, count), code);
    }
}
