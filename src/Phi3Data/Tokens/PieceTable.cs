using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Phi3Data.Tokens;

/// <summary>The bytes of every token by id, and the id of bytes. Immutable; shared by threads.</summary>
sealed class PieceTable
{
    private const int None = -1;

    private readonly byte[] bytes;
    private readonly int[] starts;

    /// <summary>Open addressing: the hash in the upper half, id plus one in the lower; 0 is free.</summary>
    private readonly ulong[] slots;
    private readonly int shift;

    /// <summary>The id plus one of each piece of two bytes: what most questions of merging are about.</summary>
    private readonly int[] pairs = new int[1 << 16];

    /// <summary>Takes the bytes of all pieces one behind the other.</summary>
    /// <param name="bytes">The pieces in the order of their ids.</param>
    /// <param name="starts">Where each piece begins in <paramref name="bytes"/>, and as last entry where the last one ends.</param>
    /// <param name="findable">Which pieces <see cref="Find"/> may give; null for all that are not empty.</param>
    public PieceTable(byte[] bytes, int[] starts, bool[]? findable = null)
    {
        this.bytes = bytes;
        this.starts = starts;
        int bits = BitOperations.Log2((uint)Math.Max(starts.Length, 8)) + 2;
        slots = new ulong[1 << bits];
        shift = 32 - bits;
        for (int id = 0; id < Count; id++)
        {
            if (findable is not null && !findable[id]) continue;
            ReadOnlySpan<byte> piece = this[id];
            if (piece.Length > 0) Add(piece, id);
        }
    }

    /// <summary>The number of pieces.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The bytes of the longest piece that can be found.</summary>
    public int Longest { get; private set; }

    /// <summary>Pieces whose bytes an earlier piece has, too; those are never found.</summary>
    public int Repeated { get; private set; }

    /// <summary>The bytes of a piece.</summary>
    public ReadOnlySpan<byte> this[int id] => bytes.AsSpan(starts[id], starts[id + 1] - starts[id]);

    /// <summary>The id of the piece with these bytes; -1 when there is none.</summary>
    public int Find(ReadOnlySpan<byte> piece)
    {
        if (piece.Length == 2) return pairs[piece[0] << 8 | piece[1]] - 1;
        if (piece.Length > Longest) return None;
        uint hash = Hash(piece);
        for (uint i = hash >> shift; ; i = (i + 1) & (uint)(slots.Length - 1))
        {
            ulong slot = slots[i];
            if (slot == 0) return None;
            if ((uint)(slot >> 32) != hash) continue;
            int id = (int)(uint)slot - 1;
            if (this[id].SequenceEqual(piece)) return id;
        }
    }

    private void Add(ReadOnlySpan<byte> piece, int id)
    {
        uint hash = Hash(piece);
        uint i = hash >> shift;
        for (; slots[i] != 0; i = (i + 1) & (uint)(slots.Length - 1))
        {
            if ((uint)(slots[i] >> 32) != hash || !this[(int)(uint)slots[i] - 1].SequenceEqual(piece)) continue;
            Repeated++;
            return;
        }
        slots[i] = (ulong)hash << 32 | (uint)(id + 1);
        if (piece.Length == 2) pairs[piece[0] << 8 | piece[1]] = id + 1;
        Longest = Math.Max(Longest, piece.Length);
    }

    /// <summary>A hash of all bytes; good in its upper bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Hash(ReadOnlySpan<byte> piece)
    {
        ref byte first = ref MemoryMarshal.GetReference(piece);
        int length = piece.Length;
        uint hash = (uint)length;
        if (length >= sizeof(ulong))
        {
            for (int i = 0; i < length - sizeof(ulong); i += sizeof(ulong))
                hash = BitOperations.Crc32C(hash, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, i)));
            hash = BitOperations.Crc32C(hash, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, length - sizeof(ulong))));
        }
        else if (length >= sizeof(uint))
        {
            ulong head = Unsafe.ReadUnaligned<uint>(ref first);
            ulong tail = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, length - sizeof(uint)));
            hash = BitOperations.Crc32C(hash, head << 32 | tail);
        }
        else if (length > 0)
        {
            uint all = (uint)(first | Unsafe.Add(ref first, length >> 1) << 8 | Unsafe.Add(ref first, length - 1) << 16);
            hash = BitOperations.Crc32C(hash, all);
        }
        return hash * 0x9E37_79B1;
    }
}
