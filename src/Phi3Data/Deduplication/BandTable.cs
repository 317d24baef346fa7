using System;

namespace Phi3Data;

/// <summary>Which records have a key in one band: a hash table that holds several records under one key.</summary>
/// <remarks>8 bytes a slot, at a load of at most three quarters; it doubles as it grows.</remarks>
sealed class BandTable
{
    private const int InitialSlots = 256;

    private ulong[] slots = new ulong[InitialSlots]; // key above, record + 1 below; 0 is free
    private int count;

    /// <summary>Adds a record under a key.</summary>
    /// <param name="key">The band's key.</param>
    /// <param name="record">0-based number of the record.</param>
    public void Add(uint key, int record)
    {
        if (count >= slots.Length / 4 * 3) Grow();
        Put(slots, (ulong)key << 32 | (uint)(record + 1));
        count++;
    }

    /// <summary>Walks the records under a key: starts where <paramref name="slot"/> is -1, goes on from where it was.</summary>
    /// <returns>The next record, or -1 behind the last.</returns>
    public int Next(uint key, ref int slot)
    {
        int mask = slots.Length - 1;
        slot = slot < 0 ? Home(key, mask) : (slot + 1) & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if ((uint)(slots[slot] >> 32) == key) return (int)(uint)slots[slot] - 1;
        }
        return -1;
    }

    private void Grow()
    {
        ulong[] larger = new ulong[checked(slots.Length * 2)];
        // From a free slot on, so that the records of a key stay in their order.
        int start = Array.IndexOf(slots, 0UL);
        for (int i = 0; i < slots.Length; i++)
        {
            ulong slot = slots[(start + i) & (slots.Length - 1)];
            if (slot != 0) Put(larger, slot);
        }
        slots = larger;
    }

    private static void Put(ulong[] slots, ulong entry)
    {
        int mask = slots.Length - 1;
        int i = Home((uint)(entry >> 32), mask);
        while (slots[i] != 0) i = (i + 1) & mask;
        slots[i] = entry;
    }

    private static int Home(uint key, int mask) => (int)key & mask;
}
