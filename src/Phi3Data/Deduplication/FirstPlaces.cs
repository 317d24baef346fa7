using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Phi3Data;

/// <summary>
/// Remembers for each key where it was met first, and a word of 64 bits on it: 24 bytes a slot at a load of at most three
/// quarters, so 32 bytes at least per distinct key. One thread at a time.
/// </summary>
/// <remarks>
/// Memory that is new costs more than looking into it (a page fault is some 4 µs on a virtual machine, a slot in another page
/// 0.1 µs): a table whose end is foreseen grows in few steps to just that size, not to a power of two.
/// </remarks>
sealed class FirstPlaces
{
    private const int InitialSlots = 1024;

    // How far one step may grow, so that a wrong forecast costs memory only once the records are there to need an eighth of it.
    private const int LargestStep = 8;

    private Slot[] slots = new Slot[InitialSlots];

    /// <summary>Number of distinct keys.</summary>
    public int Count { get; private set; }

    /// <summary>Distinct keys that are to be expected in all; 0 when unknown. A forecast for the next growth, no limit.</summary>
    public long Expected { get; set; }

    /// <summary>Adds a hash of 128 bits unless it is there.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="location">Where it was met now.</param>
    /// <param name="first">When it is there: the place that was added with it.</param>
    /// <returns>False when it is there.</returns>
    public bool TryAdd(UInt128 hash, RecordLocation location, out RecordLocation first) =>
        TryAdd((ulong)hash, (ulong)(hash >> 64), ulong.MaxValue, location, out first, out _);

    /// <summary>Adds a key unless it is there, with whatever note.</summary>
    /// <param name="key">A hash.</param>
    /// <param name="note">What is to be known of it later.</param>
    /// <param name="location">Where it was met now.</param>
    /// <param name="first">When it is there: the place that was added with it.</param>
    /// <param name="firstNote">When it is there: the note that was added with it.</param>
    /// <returns>False when it is there.</returns>
    public bool TryAdd(ulong key, ulong note, RecordLocation location, out RecordLocation first, out ulong firstNote) =>
        TryAdd(key, note, 0, location, out first, out firstNote);

    /// <summary>
    /// Calls the slot of a key into the cache, where the processor can: asked for a few keys ahead, a check of short records takes
    /// a fifth less time.
    /// </summary>
    public unsafe void Prefetch(ulong key)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref slots[Home(key, slots.Length)]));
    }

    private bool TryAdd(
        ulong key, ulong note, ulong noteMask, RecordLocation location, out RecordLocation first, out ulong firstNote)
    {
        if (Count >= slots.Length / 4 * 3) Grow();
        ref Slot slot = ref Find(slots, key, note, noteMask);
        first = slot.Place.Location;
        firstNote = slot.Note;
        if (!slot.Place.IsNone) return false;
        slot = new Slot { Key = key, Note = note, Place = new PackedPlace(location) };
        Count++;
        return true;
    }

    private void Grow()
    {
        long size = Math.Clamp(Expected / 2 * 3, slots.LongLength * 2, slots.LongLength * LargestStep);
        var larger = new Slot[checked((int)size)];
        foreach (ref readonly Slot slot in slots.AsSpan())
        {
            if (!slot.Place.IsNone) Find(larger, slot.Key, slot.Note, ulong.MaxValue) = slot;
        }
        slots = larger;
    }

    /// <summary>The slot of a key, whose note must be the same in the bits of the mask; or the free one where it belongs.</summary>
    private static ref Slot Find(Slot[] slots, ulong key, ulong note, ulong noteMask)
    {
        int i = Home(key, slots.Length);
        while (true)
        {
            ref Slot slot = ref slots[i];
            if (slot.Place.IsNone || slot.Key == key && ((slot.Note ^ note) & noteMask) == 0) return ref slot;
            if (++i == slots.Length) i = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Home(ulong key, int length) => (int)Math.BigMul(key, (ulong)length, out _);

    private struct Slot
    {
        public ulong Key, Note;
        public PackedPlace Place;
    }
}

/// <summary>A place in 8 bytes: 40 bits for the line, 24 for the input. The default is none, since lines start at 1.</summary>
readonly struct PackedPlace
{
    private const int LineBits = 40;

    private readonly ulong bits;

    /// <summary>Packs a place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The line is 2^40 or more, or the input 2^24 or more.</exception>
    public PackedPlace(RecordLocation location)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)location.Line, 1UL << LineBits, nameof(location));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)location.Input, 1U << (64 - LineBits), nameof(location));
        bits = (ulong)location.Input << LineBits | (ulong)location.Line;
    }

    /// <summary>Whether there is none.</summary>
    public bool IsNone => bits == 0;

    /// <summary>The place.</summary>
    public RecordLocation Location => new((int)(bits >> LineBits), (long)(bits & (1UL << LineBits) - 1));
}
