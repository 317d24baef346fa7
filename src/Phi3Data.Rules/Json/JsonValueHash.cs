using System;
using System.Buffers.Binary;

namespace Phi3Data.Json;

/// <summary>
/// A 64-bit hash of a JSON value: spacing, the order of keys and the choice of escapes do not count; numbers count as they are
/// written. Equal values have equal hashes, others differ but for chance. The same in every process. Serves one thread;
/// allocates nothing per value.
/// </summary>
sealed class JsonValueHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private const ulong StringTag = 1, OtherTag = 2, ObjectTag = 3, ArrayTag = 4;

    private readonly ulong[] sums = new ulong[JsonScratch.DepthLimit + 1];
    private readonly ulong[] keys = new ulong[JsonScratch.DepthLimit + 1];
    private readonly bool[] objects = new bool[JsonScratch.DepthLimit + 1];

    /// <summary>Hashes one value.</summary>
    /// <param name="json">The value, scanned before; of a string with its quotes.</param>
    /// <param name="scratch">Memory for this walk alone.</param>
    public ulong Compute(ReadOnlySpan<byte> json, JsonScratch scratch)
    {
        var scanner = new Utf8JsonScanner(json, scratch, JsonScratch.DepthLimit, checkKeys: false);
        int depth = 0;
        sums[0] = 0;
        objects[0] = false;
        while (scanner.Read() is not (JsonToken.End or JsonToken.Error))
        {
            switch (scanner.Token)
            {
                case JsonToken.Key:
                    keys[depth] = Text(scanner.Raw, scanner.IsEscaped, scratch);
                    break;
                case JsonToken.StartObject or JsonToken.StartArray:
                    depth++;
                    objects[depth] = scanner.Token == JsonToken.StartObject;
                    sums[depth] = 0;
                    break;
                case JsonToken.EndObject or JsonToken.EndArray:
                    ulong closed = Mix(sums[depth] ^ (objects[depth] ? ObjectTag : ArrayTag));
                    Add(--depth, closed);
                    break;
                case JsonToken.String:
                    Add(depth, Mix(Text(scanner.Raw, scanner.IsEscaped, scratch) + StringTag));
                    break;
                default:
                    Add(depth, Mix(Text(json.Slice(scanner.Start, scanner.Length), false, scratch) + OtherTag));
                    break;
            }
        }
        return sums[0];
    }

    /// <summary>Adds a value to its container: members in any order, items in their own.</summary>
    private void Add(int depth, ulong value)
    {
        if (objects[depth]) sums[depth] += Mix(keys[depth] ^ Mix(value));
        else sums[depth] = Mix(sums[depth] * 31 + value);
    }

    private static ulong Text(ReadOnlySpan<byte> text, bool escaped, JsonScratch scratch)
    {
        if (escaped)
        {
            byte[] decoded = scratch.Text(text.Length);
            text = decoded.AsSpan(0, JsonString.Unescape(text, decoded));
        }
        ulong hash = (ulong)text.Length * Multiplier;
        while (text.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
            text = text.Slice(8);
        }
        ulong rest = 0;
        for (int i = 0; i < text.Length; i++) rest |= (ulong)text[i] << (8 * i);
        return Mix(hash ^ rest);
    }

    /// <summary>The finaliser of SplitMix64, which gives each number another.</summary>
    private static ulong Mix(ulong value)
    {
        value += Multiplier;
        value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9;
        value = (value ^ value >> 27) * 0x94D049BB133111EB;
        return value ^ value >> 31;
    }
}
