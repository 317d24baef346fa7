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

    /// <summary>From a place on, the numbers that move so many bytes to the front.</summary>
    private static ReadOnlySpan<byte> Moves =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    ];

    /// <summary>Loads a word of 1 to <see cref="CountCache.LongestWord"/> bytes of a text that goes on for 16 bytes from its start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref byte text, int start, int length, byte flag, out ulong low, out ulong high) =>
        Cut(Vector128.LoadUnsafe(ref text, (nuint)start), length, flag, out low, out high);

    /// <summary>The same at the end of the text, behind which nothing may be read.</summary>
    public static void LoadLast(ReadOnlySpan<byte> text, int start, int length, byte flag, out ulong low, out ulong high)
    {
        int before = text.Length - Vector128<byte>.Count;
        if (before >= 0)
        {
            Vector128<byte> last = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)before);
            Vector128<byte> moves = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Moves), (nuint)(start - before));
            Cut(Vector128.Shuffle(last, moves), length, flag, out low, out high);
            return;
        }
        Span<byte> bytes = stackalloc byte[Vector128<byte>.Count];
        bytes.Clear();
        text[start..].CopyTo(bytes);
        Cut(Vector128.Create<byte>(bytes), length, flag, out low, out high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cut(Vector128<byte> bytes, int length, byte flag, out ulong low, out ulong high)
    {
        Vector128<byte> mask = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Masks), (nuint)(Vector128<byte>.Count - length));
        Vector128<ulong> word = (bytes & mask).AsUInt64();
        low = word.ToScalar();
        high = word.GetElement(1) | (ulong)(uint)(length | flag) << 48;
    }
}
