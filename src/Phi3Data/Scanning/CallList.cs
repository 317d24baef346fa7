using System;
using System.Numerics;

namespace Phi3Data.Scanning;

/// <summary>The tool calls of the record under way: their ids, which of them are answered, and the names that they call.</summary>
sealed class CallList
{
    /// <summary>Most calls of a record that is proved: one bit each.</summary>
    private const int MaxCalls = 64;

    private readonly (nint Start, int Length)[] ids = new (nint, int)[MaxCalls];
    private readonly (nint Start, int Length)[] names = new (nint, int)[MaxCalls];
    private ulong open, current;

    /// <summary>Number of calls.</summary>
    public int Count { get; private set; }

    /// <summary>Whether each call of the latest message with calls is answered.</summary>
    public bool AreAnswered => open == 0;

    /// <summary>Starts the next record.</summary>
    public void Clear()
    {
        Count = 0;
        open = 0;
        current = 0;
    }

    /// <summary>Starts the next message with calls.</summary>
    public void StartMessage()
    {
        open = 0;
        current = 0;
    }

    /// <summary>Adds a call.</summary>
    /// <returns>False when its id stands in the record before, or there are too many to follow.</returns>
    public bool TryAdd(in PieceCursor cursor, (nint Start, int Length) id, (nint Start, int Length) name)
    {
        if (Count == MaxCalls || Find(cursor, id, ~0UL) >= 0) return false;
        ids[Count] = id;
        names[Count] = name;
        ulong bit = 1UL << Count++;
        open |= bit;
        current |= bit;
        return true;
    }

    /// <summary>Notes the answer to a call of the latest message with calls.</summary>
    /// <returns>False when none has the id.</returns>
    public bool TryAnswer(in PieceCursor cursor, (nint Start, int Length) id)
    {
        int call = Find(cursor, id, current);
        if (call < 0) return false;
        open &= ~(1UL << call);
        return true;
    }

    /// <summary>Whether a list of tools has all that are called.</summary>
    public bool AreDeclared(in PieceCursor cursor, ProvedTools tools, int list)
    {
        for (int i = 0; i < Count; i++)
        {
            if (!tools.Has(list, cursor.Slice(names[i].Start, names[i].Length))) return false;
        }
        return true;
    }

    private int Find(in PieceCursor cursor, (nint Start, int Length) id, ulong among)
    {
        ReadOnlySpan<byte> wanted = cursor.Slice(id.Start, id.Length);
        ulong left = Count == MaxCalls ? among : among & ((1UL << Count) - 1);
        for (; left != 0; left &= left - 1)
        {
            int call = BitOperations.TrailingZeroCount(left);
            if (cursor.Slice(ids[call].Start, ids[call].Length).SequenceEqual(wanted)) return call;
        }
        return -1;
    }
}
