using System;

namespace Phi3Data.Json;

/// <summary>
/// Memory that one scanner at a time borrows: the kinds of the open containers and the keys of the open objects.
/// Kept between lines, so that scanning allocates nothing once it has grown to the largest line seen.
/// </summary>
sealed class JsonScratch
{
    /// <summary>Deepest nesting that can be asked for.</summary>
    public const int DepthLimit = 1024;

    /// <summary>Objects of up to this many keys are searched one by one; larger ones through the buckets.</summary>
    private const int LinearKeys = 16;

    /// <summary>Arrays above this many keys are given back after the line (20 bytes a key).</summary>
    private const int KeptKeys = 1 << 16;

    private readonly ulong[] objectBits = new ulong[DepthLimit / 64];
    private readonly int[] firstKey = new int[DepthLimit + 1];
    private Key[] keys = new Key[64];
    private int keyCount;
    private int[] buckets = Array.Empty<int>();
    private byte[] text = new byte[256];

    /// <summary>Forgets the line before.</summary>
    public void Reset()
    {
        // A line that failed inside an object leaves keys behind; their buckets must be empty again.
        PopKeys(0);
        if (keys.Length > KeptKeys)
        {
            keys = new Key[64];
            buckets = Array.Empty<int>();
        }
        if (text.Length > KeptKeys) text = new byte[256];
    }

    /// <summary>Notes that the container at <paramref name="depth"/> (0-based) is open.</summary>
    public void Open(int depth, bool isObject)
    {
        ulong bit = 1UL << (depth & 63);
        if (isObject)
        {
            objectBits[depth >> 6] |= bit;
            firstKey[depth] = keyCount;
        }
        else objectBits[depth >> 6] &= ~bit;
    }

    /// <summary>Forgets the keys of the object at <paramref name="depth"/>.</summary>
    public void CloseObject(int depth) => PopKeys(firstKey[depth]);

    /// <summary>Whether the open container at <paramref name="depth"/> is an object.</summary>
    public bool IsObject(int depth) => (objectBits[depth >> 6] >> (depth & 63) & 1) != 0;

    /// <summary>Adds a key to the object at <paramref name="depth"/> unless the object has it already.</summary>
    /// <param name="line">The line that all keys lie in.</param>
    /// <param name="depth">0-based depth of the innermost open container, an object.</param>
    /// <param name="start">0-based index of the key's first byte, behind the quote.</param>
    /// <param name="length">Bytes between the quotes.</param>
    /// <param name="escaped">Whether the key holds a backslash.</param>
    /// <returns>Whether the object has no such key yet; keys are compared by what they decode to.</returns>
    public bool AddKey(ReadOnlySpan<byte> line, int depth, int start, int length, bool escaped)
    {
        int frame = firstKey[depth];
        var key = new Key { Start = start, Length = length, Escaped = escaped, Frame = -1 };
        if (Find(line, frame, ref key)) return false;
        if (keyCount == keys.Length) Array.Resize(ref keys, keyCount * 2);
        keys[keyCount++] = key;
        int count = keyCount - frame;
        if (count == LinearKeys + 1)
        {
            for (int i = frame; i < keyCount; i++)
            {
                keys[i].Hash = Hash(line, keys[i]);
                Link(i, frame);
            }
        }
        else if (count > LinearKeys) Link(keyCount - 1, frame);
        return true;
    }

    /// <summary>Whether the object at <paramref name="depth"/> has a key; parameters as in <see cref="AddKey"/>.</summary>
    public bool HasKey(ReadOnlySpan<byte> line, int depth, int start, int length, bool escaped)
    {
        var key = new Key { Start = start, Length = length, Escaped = escaped };
        return Find(line, firstKey[depth], ref key);
    }

    /// <summary>A buffer of at least <paramref name="length"/> bytes for decoded text, valid until the next call.</summary>
    public byte[] Text(int length)
    {
        if (text.Length < length) text = new byte[Math.Max(length, text.Length * 2)];
        return text;
    }

    /// <summary>Whether the object has the key; gives it its hash if the object is large enough to need it.</summary>
    private bool Find(ReadOnlySpan<byte> line, int frame, ref Key key)
    {
        if (keyCount - frame <= LinearKeys)
        {
            for (int i = frame; i < keyCount; i++)
            {
                if (Same(line, keys[i], key)) return true;
            }
            return false;
        }
        key.Hash = Hash(line, key);
        for (int i = buckets[Bucket(key.Hash, frame)] - 1; i >= frame; i = keys[i].Next)
        {
            if (keys[i].Hash == key.Hash && Same(line, keys[i], key)) return true;
        }
        return false;
    }

    private static bool Same(ReadOnlySpan<byte> line, in Key a, in Key b)
    {
        if (a.Escaped || b.Escaped)
            return JsonString.SameText(line.Slice(a.Start, a.Length), line.Slice(b.Start, b.Length));
        return a.Length == b.Length && line.Slice(a.Start, a.Length).SequenceEqual(line.Slice(b.Start, b.Length));
    }

    private uint Hash(ReadOnlySpan<byte> line, in Key key)
    {
        ReadOnlySpan<byte> raw = line.Slice(key.Start, key.Length);
        if (!key.Escaped) return KeyHash.Compute(raw);
        byte[] decoded = Text(raw.Length);
        return KeyHash.Compute(decoded.AsSpan(0, JsonString.Unescape(raw, decoded)));
    }

    // Chains grow at their heads and keys are popped last in, first out: the popped key is always its chain's head.
    private void Link(int index, int frame)
    {
        if (buckets.Length <= keyCount)
        {
            int size = 64;
            while (size <= keyCount * 2) size *= 2;
            buckets = new int[size];
            for (int i = 0; i < index; i++)
            {
                if (keys[i].Frame >= 0) Chain(i, keys[i].Frame);
            }
        }
        Chain(index, frame);
    }

    private void Chain(int index, int frame)
    {
        ref int head = ref buckets[Bucket(keys[index].Hash, frame)];
        keys[index].Frame = frame;
        keys[index].Next = head - 1;
        head = index + 1;
    }

    private int Bucket(uint hash, int frame) =>
        (int)((hash + (uint)frame * 0x9E3779B9u) * 0x85EBCA6Bu >> 7) & (buckets.Length - 1);

    private void PopKeys(int frame)
    {
        while (keyCount > frame)
        {
            keyCount--;
            if (keys[keyCount].Frame >= 0)
                buckets[Bucket(keys[keyCount].Hash, keys[keyCount].Frame)] = keys[keyCount].Next + 1;
        }
    }

    private struct Key
    {
        public int Start, Length;
        /// <summary>Hash of the decoded key, set with the first bucket that the object needs.</summary>
        public uint Hash;
        /// <summary>Index of the next key in the bucket's chain, or -1.</summary>
        public int Next;
        /// <summary>First key of the object that the key is chained for, or -1 while it is in no bucket.</summary>
        public int Frame;
        public bool Escaped;
    }
}
