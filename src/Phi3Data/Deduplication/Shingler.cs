using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Phi3Data.Text;

namespace Phi3Data;

/// <summary>
/// Cuts text into shingles: runs of consecutive words, as hashes of 64 bits. Serves one thread; allocates nothing once its
/// buffers have grown to the longest text.
/// </summary>
/// <remarks>
/// Words are runs of letters, digits and underscores after NFKC and case folding; each Han, Hiragana or Katakana character is a
/// word. A text of fewer words than a shingle has is one shingle; a text without words has none.
/// </remarks>
sealed class Shingler
{
    private const int Padding = 64;
    private const ulong K1 = 0x9E3779B97F4A7C15, K2 = 0xD6E8FEB86659FD93, K3 = 0xFF51AFD7ED558CCD;

    private readonly int size;
    private readonly ulong leaving; // what the oldest word of the window has been multiplied by when it leaves
    private readonly TextFolder folder = new(wordsOnly: true);
    private byte[] lower = new byte[1024 + Padding];
    private ulong[] words = new ulong[256];
    private ulong[] shingles = new ulong[256];
    private int wordCount;

    /// <summary>Makes a shingler.</summary>
    /// <param name="size">Words in a shingle, at least 1.</param>
    public Shingler(int size)
    {
        this.size = size;
        leaving = 1;
        for (int i = 0; i < size; i++) leaving *= K1;
    }

    /// <summary>Number of words since <see cref="Clear"/>.</summary>
    public int Words => wordCount;

    /// <summary>Forgets the text before.</summary>
    public void Clear() => wordCount = 0;

    /// <summary>Adds text, whose first word starts anew.</summary>
    /// <param name="text">UTF-8.</param>
    public void Add(ReadOnlySpan<byte> text)
    {
        text = folder.Fold(text);
        if (lower.Length < text.Length + 2 * Padding) lower = new byte[Math.Max(text.Length + 2 * Padding, lower.Length * 2)];
        // No more words than every second byte can start.
        if (words.Length < wordCount + text.Length / 2 + 1)
            Array.Resize(ref words, Math.Max(wordCount + text.Length / 2 + 1, words.Length * 2));
        AddWords(text);
    }

    /// <summary>The shingles of all text since <see cref="Clear"/>, in the order of the text; a shingle that recurs stands again.</summary>
    /// <returns>Hashes, valid until the next call.</returns>
    public Span<ulong> GetShingles()
    {
        if (wordCount == 0) return default;
        int count = Math.Max(1, wordCount - size + 1);
        if (shingles.Length < count) shingles = new ulong[Math.Max(count, shingles.Length * 2)];
        ulong window = 0;
        int first = Math.Min(size, wordCount);
        for (int i = 0; i < first; i++) window = window * K1 + words[i];
        // A short text's only shingle must not equal the start of a longer one's.
        shingles[0] = Mix(window + (ulong)first);
        for (int i = 1; i < count; i++)
        {
            window = window * K1 + words[i + size - 1] - words[i - 1] * leaving;
            shingles[i] = Mix(window + (ulong)size);
        }
        return shingles.AsSpan(0, count);
    }

    /// <summary>Lower-cases 64 bytes at a time, and finds where words start and end by where a mask of their bytes changes.</summary>
    private void AddWords(ReadOnlySpan<byte> text)
    {
        ref byte target = ref MemoryMarshal.GetArrayDataReference(lower);
        ulong carry = 0;
        int start = -1;
        int position = 0;
        for (; position + 64 <= text.Length; position += 64)
        {
            ref byte source = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), position);
            carry = AddBlock(ref source, ref Unsafe.Add(ref target, position), position, carry, ref start);
        }
        Span<byte> rest = stackalloc byte[64];
        rest.Clear();
        text[position..].CopyTo(rest);
        // The zeros behind the text end its last word.
        AddBlock(ref rest[0], ref Unsafe.Add(ref target, position), position, carry, ref start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong AddBlock(ref byte source, ref byte target, int position, ulong carry, ref int start)
    {
        ulong mask = Lower(ref source, ref target) | (ulong)Lower(ref Unsafe.Add(ref source, 32), ref Unsafe.Add(ref target, 32)) << 32;
        ulong edges = mask ^ (mask << 1 | carry);
        while (edges != 0)
        {
            int at = position + BitOperations.TrailingZeroCount(edges);
            edges &= edges - 1;
            if (start < 0)
            {
                start = at;
                continue;
            }
            AddWord(start, at - start);
            start = -1;
        }
        return mask >> 63;
    }

    /// <summary>Writes 32 bytes in lower case.</summary>
    /// <returns>A bit for each byte of a word: letters, digits, underscores, and all that is not ASCII.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Lower(ref byte source, ref byte target)
    {
        Vector256<byte> bytes = Vector256.LoadUnsafe(ref source);
        Vector256<byte> upper = Vector256.LessThan(bytes - Vector256.Create((byte)'A'), Vector256.Create((byte)26));
        Vector256<byte> folded = bytes | (upper & Vector256.Create((byte)0x20));
        folded.StoreUnsafe(ref target);
        Vector256<byte> word = Vector256.LessThan(folded - Vector256.Create((byte)'a'), Vector256.Create((byte)26))
            | Vector256.LessThan(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)10))
            | Vector256.Equals(bytes, Vector256.Create((byte)'_'))
            | bytes; // the highest bit of a byte that is not ASCII
        return word.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddWord(int start, int length)
    {
        ref byte word = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(lower), start);
        ulong hash = (ulong)length * K2;
        while (length > 8)
        {
            hash = Mix((hash ^ Unsafe.ReadUnaligned<ulong>(ref word)) * K1);
            word = ref Unsafe.Add(ref word, 8);
            length -= 8;
        }
        ulong last = Unsafe.ReadUnaligned<ulong>(ref word) & ulong.MaxValue >> (64 - length * 8);
        words[wordCount++] = Mix((hash ^ last) * K1);
    }

    /// <summary>A bijection that spreads every bit over all others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        value = (value ^ value >> 32) * K3;
        return value ^ value >> 29;
    }
}
