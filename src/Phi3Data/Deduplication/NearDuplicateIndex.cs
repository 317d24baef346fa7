using System;
using System.Collections.Generic;

namespace Phi3Data;

/// <summary>
/// The records kept so far, in buckets of their signatures' bands. A text that meets one of them there is compared with it shingle
/// by shingle: only true similarity makes a near duplicate. One thread at a time.
/// </summary>
sealed class NearDuplicateIndex : IDisposable
{
    private readonly double threshold;
    private readonly string folder;
    private readonly BandPlan plan;
    private readonly BandTable[] tables;
    private readonly uint[] signature = new uint[MinHash.Count];
    private readonly uint[] keys;
    private readonly List<int> candidates = [];
    private readonly List<long> ends = []; // where each kept text ends in the spool
    private readonly Shingler shingler;
    private readonly Shingler otherShingler;
    private TextSpool? spool;
    private byte[] otherText = [];

    /// <summary>Makes an empty index.</summary>
    public NearDuplicateIndex(NearDuplicateOptions options)
    {
        threshold = options.Threshold;
        folder = options.TempFolder;
        plan = BandPlan.For(threshold);
        keys = new uint[plan.Bands];
        tables = new BandTable[plan.Bands];
        for (int i = 0; i < tables.Length; i++) tables[i] = new BandTable();
        shingler = new Shingler(options.ShingleWords);
        otherShingler = new Shingler(options.ShingleWords);
    }

    /// <summary>Texts kept.</summary>
    public int Count => ends.Count;

    /// <summary>Finds the first kept text that is similar; a text without one is kept itself, under the number <see cref="Count"/>.</summary>
    /// <param name="text">UTF-8. Without any word it is like nothing.</param>
    /// <param name="match">The kept text and the similarity.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryFindOrAdd(ReadOnlySpan<byte> text, out NearMatch match)
    {
        Span<ulong> shingles = Shingle(shingler, text);
        if (!shingles.IsEmpty)
        {
            MinHash.Compute(shingles, signature);
            plan.GetKeys(signature, keys);
            if (TryFind(shingles, out match)) return true;
            for (int band = 0; band < keys.Length; band++) tables[band].Add(keys[band], Count);
        }
        match = default;
        spool ??= new TextSpool(folder);
        spool.Add(text);
        ends.Add(spool.Length);
        return false;
    }

    /// <summary>Removes the temporary file.</summary>
    public void Dispose() => spool?.Dispose();

    private bool TryFind(Span<ulong> shingles, out NearMatch match)
    {
        candidates.Clear();
        for (int band = 0; band < keys.Length; band++)
        {
            int slot = -1;
            for (int record; (record = tables[band].Next(keys[band], ref slot)) >= 0;) candidates.Add(record);
        }
        candidates.Sort();
        int own = candidates.Count > 0 ? Jaccard.Sort(shingles) : 0;
        int before = -1;
        foreach (int record in candidates)
        {
            if (record == before) continue;
            before = record;
            Span<ulong> other = Shingle(otherShingler, ReadText(record));
            double similarity = Jaccard.Compute(shingles[..own], other[..Jaccard.Sort(other)]);
            if (similarity < threshold) continue;
            match = new NearMatch(record, similarity);
            return true;
        }
        match = default;
        return false;
    }

    private ReadOnlySpan<byte> ReadText(int record)
    {
        long start = record == 0 ? 0 : ends[record - 1];
        int length = (int)(ends[record] - start);
        if (otherText.Length < length) otherText = new byte[Math.Max(length, otherText.Length * 2)];
        Span<byte> text = otherText.AsSpan(0, length);
        spool!.Read(start, text); // there is one as soon as a text is kept
        return text;
    }

    private static Span<ulong> Shingle(Shingler shingler, ReadOnlySpan<byte> text)
    {
        shingler.Clear();
        shingler.Add(text);
        return shingler.GetShingles();
    }
}

/// <summary>A kept text that another is like.</summary>
/// <param name="Record">0-based number of the kept text.</param>
/// <param name="Similarity">Jaccard similarity of the sets of shingles.</param>
readonly record struct NearMatch(int Record, double Similarity);

/// <summary>Jaccard similarity of sets: what both hold, over what either holds.</summary>
static class Jaccard
{
    /// <summary>Sorts a list into a set at its start.</summary>
    /// <returns>Size of the set.</returns>
    public static int Sort(Span<ulong> values)
    {
        values.Sort();
        int count = Math.Min(1, values.Length);
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] != values[count - 1]) values[count++] = values[i];
        }
        return count;
    }

    /// <summary>The similarity of two sorted sets, of which at least one is not empty.</summary>
    public static double Compute(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int i = 0, j = 0, both = 0;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j]) both++;
            // Both steps at once where they are equal, and no branch that cannot be foretold.
            bool next = a[i] <= b[j];
            if (b[j] <= a[i]) j++;
            if (next) i++;
        }
        return (double)both / (a.Length + b.Length - both);
    }
}
