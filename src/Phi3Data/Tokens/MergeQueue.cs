using System;

namespace Phi3Data.Tokens;

/// <summary>Gives the entry of the lowest rank, of equal ones the leftmost: a binary heap that keeps its memory.</summary>
sealed class MergeQueue
{
    private ulong[] heap = new ulong[256];
    private int count;

    public void Clear() => count = 0;

    /// <summary>Adds an entry without keeping order; <see cref="Order"/> must follow.</summary>
    public void Append(uint rank, int position)
    {
        if (count == heap.Length) Array.Resize(ref heap, count * 2);
        heap[count++] = (ulong)rank << 32 | (uint)position;
    }

    /// <summary>Orders what was appended, in time in proportion to its number.</summary>
    public void Order()
    {
        for (int i = (count >> 1) - 1; i >= 0; i--) Sink(i, heap[i]);
    }

    public void Add(uint rank, int position)
    {
        if (count == heap.Length) Array.Resize(ref heap, count * 2);
        ulong entry = (ulong)rank << 32 | (uint)position;
        int i = count++;
        for (int parent; i > 0 && heap[parent = (i - 1) >> 1] > entry; i = parent) heap[i] = heap[parent];
        heap[i] = entry;
    }

    public bool TryTake(out uint rank, out int position)
    {
        rank = 0;
        position = 0;
        if (count == 0) return false;
        ulong top = heap[0], last = heap[--count];
        Sink(0, last);
        rank = (uint)(top >> 32);
        position = (int)(uint)top;
        return true;
    }

    /// <summary>Puts an entry into the place <paramref name="i"/> or below.</summary>
    private void Sink(int i, ulong entry)
    {
        for (int child; (child = 2 * i + 1) < count; i = child)
        {
            if (child + 1 < count && heap[child + 1] < heap[child]) child++;
            if (heap[child] >= entry) break;
            heap[i] = heap[child];
        }
        heap[i] = entry;
    }
}
