using System;

namespace Phi3Data;

/// <summary>Where something stood first, and a word of 32 bits on it.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Note">What the caller noted.</param>
readonly record struct FirstPlace(RecordLocation Location, uint Note);

/// <summary>
/// Remembers for each hash where it was met first: 32 bytes a slot at a load of at most three quarters, so 43 to 85 bytes per
/// distinct hash, doubling as it grows. One thread at a time.
/// </summary>
sealed class FirstPlaces
{
    private const int InitialSlots = 1024;

    private Slot[] slots = new Slot[InitialSlots];

    /// <summary>Number of distinct hashes.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a hash unless it is there.</summary>
    /// <param name="hash">The hash; its low bits choose the slot.</param>
    /// <param name="location">Where it was met now.</param>
    /// <param name="note">What is to be known of it later.</param>
    /// <param name="first">When it is there: the place that was added.</param>
    /// <returns>False when it is there.</returns>
    public bool TryAdd(UInt128 hash, RecordLocation location, uint note, out FirstPlace first)
    {
        if (Count >= slots.Length / 4 * 3) Grow();
        ref Slot slot = ref Find(slots, hash);
        if (slot.Line != 0)
        {
            first = new FirstPlace(new RecordLocation(slot.Input, slot.Line), slot.Note);
            return false;
        }
        slot = new Slot { Hash = hash, Line = location.Line, Input = location.Input, Note = note };
        Count++;
        first = default;
        return true;
    }

    private void Grow()
    {
        var larger = new Slot[checked(slots.Length * 2)];
        foreach (ref readonly Slot slot in slots.AsSpan())
        {
            if (slot.Line != 0) Find(larger, slot.Hash) = slot;
        }
        slots = larger;
    }

    /// <summary>The slot of a hash, or the free one where it belongs. Lines start at 1, so a line of 0 marks a free slot.</summary>
    private static ref Slot Find(Slot[] slots, UInt128 hash)
    {
        int mask = slots.Length - 1;
        int i = (int)(ulong)hash & mask;
        while (slots[i].Line != 0 && slots[i].Hash != hash) i = (i + 1) & mask;
        return ref slots[i];
    }

    private struct Slot
    {
        public UInt128 Hash;
        public long Line;
        public int Input;
        public uint Note;
    }
}
