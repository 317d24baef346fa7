using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Phi3Data.Tokens;

/// <summary>What 64 bytes of text are, bit by byte: the lowest bit is the first byte.</summary>
readonly struct AsciiMasks
{
    /// <summary>Bytes of a block.</summary>
    public const int Size = 64;

    /// <summary>A to Z.</summary>
    public readonly ulong Upper;

    /// <summary>a to z.</summary>
    public readonly ulong Lower;

    /// <summary>0 to 9.</summary>
    public readonly ulong Digits;

    /// <summary>Space alone.</summary>
    public readonly ulong Spaces;

    /// <summary>All white space of ASCII.</summary>
    public readonly ulong White;

    /// <summary>CR and LF.</summary>
    public readonly ulong NewLines;

    /// <summary>Apostrophes.</summary>
    public readonly ulong Quotes;

    /// <summary>The slash.</summary>
    public readonly ulong Slashes;

    /// <summary>Bytes that are not ASCII.</summary>
    public readonly ulong High;

    /// <summary>Looks at the bytes from <paramref name="start"/> on; those behind the end of the text count as not ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AsciiMasks(ReadOnlySpan<byte> text, int start)
    {
        Vector512<byte> bytes = text.Length - start >= Size
            ? Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)start)
            : LoadLast(text[start..]);
        Upper = InRange(bytes, 'A', 'Z');
        Lower = InRange(bytes, 'a', 'z');
        Digits = InRange(bytes, '0', '9');
        Spaces = Vector512.Equals(bytes, Vector512.Create((byte)' ')).ExtractMostSignificantBits();
        White = Spaces | InRange(bytes, '\t', '\r');
        NewLines = (Vector512.Equals(bytes, Vector512.Create((byte)'\n')) | Vector512.Equals(bytes, Vector512.Create((byte)'\r')))
            .ExtractMostSignificantBits();
        Quotes = Vector512.Equals(bytes, Vector512.Create((byte)'\'')).ExtractMostSignificantBits();
        Slashes = Vector512.Equals(bytes, Vector512.Create((byte)'/')).ExtractMostSignificantBits();
        High = bytes.ExtractMostSignificantBits();
    }

    /// <summary>Whether there is enough ASCII from a place on for a look at a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWorthwhile(ReadOnlySpan<byte> text, int at) => text.Length - at >= sizeof(ulong)
        && (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at)) & 0x8080_8080_8080_8080) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong InRange(Vector512<byte> bytes, char from, char to) => Vector512
        .LessThanOrEqual(bytes - Vector512.Create((byte)from), Vector512.Create((byte)(to - from)))
        .ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<byte> LoadLast(ReadOnlySpan<byte> rest)
    {
        Span<byte> bytes = stackalloc byte[Size];
        rest.CopyTo(bytes);
        bytes[rest.Length..].Fill(0xFF);
        return Vector512.Create<byte>(bytes);
    }
}
