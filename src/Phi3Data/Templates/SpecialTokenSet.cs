using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Phi3Data;

/// <summary>Finds special tokens in UTF-8 text. Each starts with <c>&lt;</c>, ends with <c>&gt;</c>, and has neither inside.</summary>
sealed class SpecialTokenSet
{
    private readonly SpecialToken[] tokens;
    private readonly byte[][] texts;
    private readonly int longest;
    private readonly bool[] second = new bool[256];

    /// <summary>Makes a set.</summary>
    /// <exception cref="ArgumentException">A token is not of that shape.</exception>
    public SpecialTokenSet(IReadOnlyList<SpecialToken> tokens)
    {
        this.tokens = [.. tokens];
        texts = [.. tokens.Select(token => Encoding.UTF8.GetBytes(token.Text))];
        foreach (byte[] text in texts)
        {
            if (text.Length < 3 || text.AsSpan().LastIndexOf((byte)'<') != 0 || text.AsSpan().IndexOf((byte)'>') != text.Length - 1)
                throw new ArgumentException($"The token {Encoding.UTF8.GetString(text)} is not of the shape <…>.", nameof(tokens));
            longest = Math.Max(longest, text.Length);
            second[text[1]] = true;
        }
    }

    /// <summary>The token at an index that <see cref="Find"/> gave.</summary>
    public SpecialToken this[int index] => tokens[index];

    /// <summary>Its bytes.</summary>
    public byte[] TextOf(int index) => texts[index];

    /// <summary>Finds the first token.</summary>
    /// <param name="text">Any bytes.</param>
    /// <param name="token">The token's index, or -1.</param>
    /// <returns>Its 0-based place in the text, or -1.</returns>
    public int Find(ReadOnlySpan<byte> text, out int token)
    {
        for (int start = 0; ; start++)
        {
            int next = text[start..].IndexOf((byte)'<');
            if (next < 0)
            {
                token = -1;
                return -1;
            }
            start += next;
            token = Match(text[start..]);
            if (token >= 0) return start;
        }
    }

    /// <summary>The index of the token that the text, which starts with <c>&lt;</c>, starts with; or -1.</summary>
    private int Match(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || !second[text[1]]) return -1;
        int end = text[..Math.Min(text.Length, longest)].IndexOf((byte)'>');
        if (end < 0) return -1;
        ReadOnlySpan<byte> candidate = text[..(end + 1)];
        for (int i = 0; i < texts.Length; i++)
            if (texts[i].Length == candidate.Length && candidate.SequenceEqual(texts[i])) return i;
        return -1;
    }
}
