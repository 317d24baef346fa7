using System;

namespace Phi3Data;

/// <summary>What makes two records the same.</summary>
public enum DuplicateKey : byte
{
    /// <summary>The same JSON value: spacing, the order of keys and the choice of escapes do not count.</summary>
    Json,
    /// <summary>The same bytes.</summary>
    Bytes,
}

/// <summary>Drops each record that is the same as an earlier one, and names that one. The first in input order stays.</summary>
/// <remarks>
/// Remembers 128 bits of hash and the place of each distinct record: 32 bytes at a load of at most three quarters, so 43 to 85
/// bytes per record, doubling as it grows. Every run on the same input drops the same records.
/// </remarks>
public sealed class ExactDeduplicator : IRecordStage
{
    private const int InitialSlots = 1024;

    private readonly DuplicateKey key;
    private Slot[] slots = new Slot[InitialSlots];

    /// <summary>Makes an empty deduplicator.</summary>
    /// <param name="key">What makes two records the same.</param>
    public ExactDeduplicator(DuplicateKey key = DuplicateKey.Json) => this.key = key;

    /// <inheritdoc/>
    public string Name => key == DuplicateKey.Json ? "exact-duplicates-json" : "exact-duplicates-bytes";

    /// <summary>Number of distinct records seen.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public StageResult Process(in RecordContext record)
    {
        UInt128 hash = key == DuplicateKey.Json
            ? record.Fingerprint.Record
            : HashMix.Text(record.Line.TrimEnd((byte)'\r'), 0);
        if (!TryAdd(hash, record.Location, out RecordLocation first))
            return StageResult.Drop(RuleId.RecordsMustBeUnique, first);
        return StageResult.Keep;
    }

    private bool TryAdd(UInt128 hash, RecordLocation location, out RecordLocation first)
    {
        if (Count >= slots.Length / 4 * 3) Grow();
        ref Slot slot = ref Find(slots, hash);
        if (slot.Location.Line != 0)
        {
            first = slot.Location;
            return false;
        }
        slot = new Slot { Hash = hash, Location = location };
        Count++;
        first = default;
        return true;
    }

    private void Grow()
    {
        var larger = new Slot[checked(slots.Length * 2)];
        foreach (ref readonly Slot slot in slots.AsSpan())
        {
            if (slot.Location.Line != 0) Find(larger, slot.Hash) = slot;
        }
        slots = larger;
    }

    /// <summary>The slot of a hash, or the free one where it belongs. Lines start at 1, so a line of 0 marks a free slot.</summary>
    private static ref Slot Find(Slot[] slots, UInt128 hash)
    {
        int mask = slots.Length - 1;
        int i = (int)(ulong)hash & mask;
        while (slots[i].Location.Line != 0 && slots[i].Hash != hash) i = (i + 1) & mask;
        return ref slots[i];
    }

    private struct Slot
    {
        public UInt128 Hash;
        public RecordLocation Location;
    }
}
