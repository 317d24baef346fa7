using System;
using System.Numerics;

namespace Phi3Data.Tokens;

/// <summary>
/// Byte pair encoding of one stretch of text: merges the neighbours of lowest rank, leftmost on ties, until none merge.
/// Takes time in proportion to n log n. Holds scratch that grows to the longest stretch; serves one thread.
/// </summary>
abstract class BpeMerger
{
    /// <summary>Up to this many symbols, looking at all of them is faster than a heap.</summary>
    private protected const int FewSymbols = 32;

    private protected int[] starts = new int[FewSymbols * 2];
    private protected int[] ids = new int[FewSymbols * 2];
    private protected int count;

    /// <summary>The ids of the symbols, -1 for one that is no piece; valid until the next stretch.</summary>
    public ReadOnlySpan<int> Ids => ids.AsSpan(0, count);

    /// <summary>Where each symbol begins, and last the end of the text.</summary>
    public ReadOnlySpan<int> Starts => starts.AsSpan(0, count + 1);

    /// <summary>Begins a stretch of up to <paramref name="most"/> symbols.</summary>
    public void Clear(int most)
    {
        count = 0;
        if (most < starts.Length) return;
        int length = (int)BitOperations.RoundUpToPowerOf2((uint)most + 1);
        starts = new int[length];
        ids = new int[length];
    }

    /// <summary>Adds the symbol that begins at <paramref name="start"/>.</summary>
    public void Add(int start, int id)
    {
        starts[count] = start;
        ids[count++] = id;
    }

    /// <summary>Merges the symbols that were added, which cover <paramref name="text"/> from their first start to its end.</summary>
    /// <returns>The number of symbols left.</returns>
    public abstract int Merge(ReadOnlySpan<byte> text);
}

/// <inheritdoc cref="BpeMerger"/>
sealed class BpeMerger<TMerges>(TMerges merges) : BpeMerger where TMerges : struct, IMerges
{
    private ulong[] merged = new ulong[FewSymbols * 2];
    private int[] next = [];
    private int[] previous = [];
    private readonly MergeQueue queue = new();

    public override int Merge(ReadOnlySpan<byte> text)
    {
        starts[count] = text.Length;
        if (merged.Length < starts.Length) merged = new ulong[starts.Length];
        if (count <= FewSymbols) MergeFew(text);
        else MergeMany(text);
        return count;
    }

    private void MergeFew(ReadOnlySpan<byte> text)
    {
        for (int i = 0; i + 1 < count; i++)
            merged[i] = merges.Find(text[starts[i]..starts[i + 2]], ids[i], ids[i + 1]);
        while (true)
        {
            uint lowest = uint.MaxValue;
            int at = -1;
            for (int i = 0; i + 1 < count; i++)
            {
                uint rank = (uint)(merged[i] >> 32);
                if (rank >= lowest) continue;
                lowest = rank;
                at = i;
            }
            if (at < 0) return;
            ids[at] = (int)(uint)merged[at];
            count--;
            for (int i = at + 1; i < count; i++)
            {
                starts[i] = starts[i + 1];
                ids[i] = ids[i + 1];
                merged[i] = merged[i + 1];
            }
            starts[count] = text.Length;
            if (at + 1 < count) merged[at] = merges.Find(text[starts[at]..starts[at + 2]], ids[at], ids[at + 1]);
            if (at > 0) merged[at - 1] = merges.Find(text[starts[at - 1]..starts[at + 1]], ids[at - 1], ids[at]);
        }
    }

    private void MergeMany(ReadOnlySpan<byte> text)
    {
        if (next.Length < starts.Length)
        {
            next = new int[starts.Length];
            previous = new int[starts.Length];
        }
        queue.Clear();
        for (int i = 0; i < count; i++)
        {
            next[i] = i + 1;
            previous[i] = i - 1;
        }
        for (int i = 0; i < count; i++)
        {
            if (Look(text, i) is uint rank and not uint.MaxValue) queue.Append(rank, i);
        }
        queue.Order();
        while (queue.TryTake(out uint lowest, out int left))
        {
            // An entry is out of date when its pair has merged or changed since.
            if ((uint)(merged[left] >> 32) != lowest) continue;
            ids[left] = (int)(uint)merged[left];
            int right = next[left];
            merged[right] = IMerges.None;
            next[left] = next[right];
            if (next[left] < count) previous[next[left]] = left;
            if (Look(text, left) is uint own and not uint.MaxValue) queue.Add(own, left);
            int before = previous[left];
            if (before >= 0 && Look(text, before) is uint other and not uint.MaxValue) queue.Add(other, before);
        }
        int kept = 0;
        for (int i = 0; i < count; i = next[i])
        {
            starts[kept] = starts[i];
            ids[kept++] = ids[i];
        }
        count = kept;
        starts[count] = text.Length;
    }

    /// <summary>Looks up the pair whose left symbol is <paramref name="left"/>, and gives its rank.</summary>
    private uint Look(ReadOnlySpan<byte> text, int left)
    {
        int right = next[left];
        merged[left] = IMerges.None;
        if (right >= count) return uint.MaxValue;
        int end = next[right] < count ? starts[next[right]] : text.Length;
        merged[left] = merges.Find(text[starts[left]..end], ids[left], ids[right]);
        return (uint)(merged[left] >> 32);
    }
}
