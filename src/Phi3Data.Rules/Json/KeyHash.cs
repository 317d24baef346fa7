using System;
using System.Buffers.Binary;

namespace Phi3Data.Json;

/// <summary>
/// A hash of short keys with a seed of the process, so that no file can be made whose keys all collide.
/// It decides only where a key is looked for, never what is found: results do not depend on it.
/// </summary>
static class KeyHash
{
    private const ulong Multiplier = 0x9FB21C651E98DF25;
    private static readonly ulong Seed = BitConverter.ToUInt64(Guid.NewGuid().ToByteArray(), 8) | 1;

    /// <summary>Hashes <paramref name="text"/>.</summary>
    public static uint Compute(ReadOnlySpan<byte> text)
    {
        ulong hash = Seed ^ (ulong)text.Length * Multiplier;
        while (text.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
            text = text.Slice(8);
        }
        ulong rest = 0;
        for (int i = 0; i < text.Length; i++) rest |= (ulong)text[i] << (8 * i);
        hash = Mix(hash ^ rest);
        return (uint)(hash ^ hash >> 32);
    }

    private static ulong Mix(ulong value)
    {
        value *= Multiplier;
        value ^= value >> 29;
        return value * Seed;
    }
}
