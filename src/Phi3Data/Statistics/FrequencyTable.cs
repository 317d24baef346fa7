using System;
using System.Collections.Generic;
using System.IO.Hashing;
using System.Linq;
using System.Text;

namespace Phi3Data;

/// <summary>
/// Counts texts: how often each came. Texts are told apart by a 128-bit hash, so that a long one takes no more room than its
/// first characters. Two tables added give that of both sets together.
/// </summary>
/// <remarks>
/// Exact up to <see cref="MaxTexts"/> different texts. Those that come first then stay counted, and what is new is added to
/// <see cref="Others"/>, so that memory stays bounded and the result depends on the order of the input alone.
/// </remarks>
public sealed class FrequencyTable
{
    /// <summary>Most different texts that are told apart.</summary>
    public const int MaxTexts = 100_000;

    private const int ShownCharacters = 100;

    private readonly Dictionary<UInt128, (string Text, long Count)> entries = [];

    /// <summary>How many texts were added.</summary>
    public long Count { get; private set; }

    /// <summary>Texts that came when the table was full, and are not told apart.</summary>
    public long Others { get; private set; }

    /// <summary>Different texts, without <see cref="Others"/>.</summary>
    public int Different => entries.Count;

    /// <summary>Adds a text.</summary>
    /// <param name="utf8">The text. Only its first 100 characters are kept.</param>
    public void Add(ReadOnlySpan<byte> utf8)
    {
        UInt128 key = XxHash128.HashToUInt128(utf8);
        if (entries.TryGetValue(key, out (string Text, long Count) entry)) entries[key] = (entry.Text, entry.Count + 1);
        else if (entries.Count < MaxTexts) entries.Add(key, (Shorten(utf8), 1));
        else Others++;
        Count++;
    }

    /// <summary>Adds all of another table.</summary>
    public void Add(FrequencyTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach ((UInt128 key, (string text, long count)) in other.entries)
        {
            if (entries.TryGetValue(key, out (string Text, long Count) entry)) entries[key] = (entry.Text, entry.Count + count);
            else if (entries.Count < MaxTexts) entries.Add(key, (text, count));
            else Others += count;
        }
        Others += other.Others;
        Count += other.Count;
    }

    /// <summary>The most frequent texts, of equally frequent ones in ordinal order.</summary>
    /// <param name="most">Most texts to return.</param>
    public IReadOnlyList<KeyValuePair<string, long>> GetTop(int most) => entries.Values
        .OrderByDescending(e => e.Count).ThenBy(e => e.Text, StringComparer.Ordinal)
        .Take(most).Select(e => KeyValuePair.Create(e.Text, e.Count)).ToList();

    /// <summary>How evenly the texts are spread.</summary>
    public Balance GetBalance() => Balance.Of(entries.Values.Select(e => e.Count));

    /// <summary>
    /// Total variation distance: half the sum, over all texts, of the difference between their shares. 0 when every text has
    /// the same share in both, 1 when no text is in both.
    /// </summary>
    /// <returns>0 to 1; 0 when one of the two is empty.</returns>
    public double GetDistance(FrequencyTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Count == 0 || other.Count == 0) return 0;
        double sum = Math.Abs(((double)Others / Count) - ((double)other.Others / other.Count));
        foreach (UInt128 key in entries.Keys.Union(other.entries.Keys))
            sum += Math.Abs(((double)entries.GetValueOrDefault(key).Count / Count)
                - ((double)other.entries.GetValueOrDefault(key).Count / other.Count));
        return sum / 2;
    }

    /// <summary>Forgets all texts.</summary>
    internal void Clear()
    {
        entries.Clear();
        Count = 0;
        Others = 0;
    }

    private static string Shorten(ReadOnlySpan<byte> utf8)
    {
        // A character takes at most four bytes; one more than is shown tells whether there are more.
        string text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, (ShownCharacters + 1) * 4)]);
        int length = 0;
        int characters = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (characters++ == ShownCharacters) return string.Concat(text.AsSpan(0, length), "…");
            length += rune.Utf16SequenceLength;
        }
        return text;
    }
}
