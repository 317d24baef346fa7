using System;
using System.IO.Hashing;

namespace Phi3Data;

/// <summary>
/// Remembers the counts of texts that come again, such as system prompts. A hit is compared byte for byte, so that a count
/// never depends on what was counted before. Serves one thread.
/// </summary>
sealed class TextCountCache
{
    /// <summary>Longest text that is kept, in bytes; with <see cref="Places"/> the cache takes 1 MiB at most.</summary>
    public const int LongestText = 16 * 1024;

    private const int Places = 64;

    private readonly Entry[] entries = new Entry[Places];

    /// <summary>The count of a text, from memory or from the counter.</summary>
    public int Count(ReadOnlySpan<byte> text, ITokenCounter counter)
    {
        if (text.Length > LongestText) return counter.Count(text);
        ref Entry entry = ref entries[XxHash3.HashToUInt64(text) % Places];
        if (entry.Text is not null && text.SequenceEqual(entry.Text.AsSpan(0, entry.Length))) return entry.Tokens;
        if (entry.Text is null || entry.Text.Length < text.Length)
            entry.Text = new byte[Math.Min(LongestText, Math.Max(256, text.Length * 2))];
        text.CopyTo(entry.Text);
        entry.Length = text.Length;
        entry.Tokens = counter.Count(text);
        return entry.Tokens;
    }

    private struct Entry
    {
        public byte[]? Text;
        public int Length;
        public int Tokens;
    }
}
