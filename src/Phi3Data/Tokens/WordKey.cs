using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Phi3Data.Tokens;

/// <summary>Loads a short word as the two numbers that are its key in a <see cref="CountCache"/>.</summary>
static class WordKey
{
    private static ReadOnlySpan<byte> Masks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Loads the word of 1 to <see cref="CountCache.LongestWord"/> bytes at <paramref name="start"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ReadOnlySpan<byte> text, int start, int length, byte flag, out ulong low, out ulong high)
    {
        if (text.Length - start < Vector128<byte>.Count)
        {
            LoadLast(text.Slice(start, length), flag, out low, out high);
            return;
        }
        Vector128<byte> mask = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Masks), (nuint)(Vector128<byte>.Count - length));
        Vector128<ulong> word = (Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)start) & mask).AsUInt64();
        low = word.ToScalar();
        high = word.GetElement(1) | (ulong)(uint)(length | flag) << 48;
    }

    /// <summary>The same at the end of the text, behind which nothing may be read.</summary>
    private static void LoadLast(ReadOnlySpan<byte> word, byte flag, out ulong low, out ulong high)
    {
        Span<byte> bytes = stackalloc byte[Vector128<byte>.Count];
        bytes.Clear();
        word.CopyTo(bytes);
        low = MemoryMarshal.Read<ulong>(bytes);
        high = MemoryMarshal.Read<ulong>(bytes[sizeof(ulong)..]) | (ulong)(uint)(word.Length | flag) << 48;
    }
}
