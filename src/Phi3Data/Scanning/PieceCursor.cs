using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Phi3Data.Scanning;

/// <summary>
/// Walks structure byte by byte. No bounds check: nothing taken here is an LF but the one that ends a line, and a block's last
/// line has one behind it.
/// </summary>
ref struct PieceCursor
{
    private readonly ref byte origin;

    /// <summary>Starts at an index of the buffer.</summary>
    public PieceCursor(ref byte origin, nint at)
    {
        this.origin = ref origin;
        At = at;
    }

    /// <summary>The buffer that indices count from.</summary>
    public readonly ref byte Origin => ref origin;

    /// <summary>Index of the next byte.</summary>
    public nint At { readonly get; set; }

    /// <summary>The next byte.</summary>
    public readonly byte Current => Unsafe.Add(ref origin, At);

    /// <summary>Passes over JSON's white space but LF.</summary>
    public void SkipSpace()
    {
        while (Current is (byte)' ' or (byte)'\t' or (byte)'\r') At++;
    }

    /// <summary>Passes over white space, then takes the byte if it is next.</summary>
    public bool TryTake(byte value)
    {
        SkipSpace();
        if (Current != value) return false;
        At++;
        return true;
    }

    /// <summary>Takes the text if it is next. Reads no further than its length.</summary>
    public bool TryTake(ReadOnlySpan<byte> text)
    {
        if (!MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref origin, At), text.Length).SequenceEqual(text)) return false;
        At += text.Length;
        return true;
    }

    /// <summary>As <see cref="TryTake(ReadOnlySpan{byte})"/>, for a text that may be longer than what is left of the line.</summary>
    public bool TryTakeLong(ReadOnlySpan<byte> text)
    {
        // Reads on only while the bytes are the same, so never behind the LF, which no such text holds.
        const int Piece = 64;
        nint start = At;
        while (text.Length > Piece)
        {
            if (!TryTake(text[..Piece]))
            {
                At = start;
                return false;
            }
            text = text[Piece..];
        }
        if (TryTake(text)) return true;
        At = start;
        return false;
    }

    /// <summary>Takes a string of printable ASCII without escapes.</summary>
    /// <param name="text">Where it lies, without its quotes.</param>
    public bool TryTakePlainString(out (nint Start, int Length) text)
    {
        text = default;
        if (!TryTake("\""u8)) return false;
        nint start = At;
        while (Current is >= 0x20 and < 0x80 and not (byte)'"' and not (byte)'\\') At++;
        text = (start, (int)(At - start));
        return TryTake("\""u8);
    }

    /// <summary>Takes a key, in quotes and without escapes, and the colon behind it.</summary>
    public bool TryTakeKey(ReadOnlySpan<byte> quoted)
    {
        nint start = At;
        if (TryTake(quoted) && TryTake((byte)':'))
        {
            SkipSpace();
            return true;
        }
        At = start;
        return false;
    }

    /// <summary>The bytes from an index to here.</summary>
    public readonly ReadOnlySpan<byte> From(nint start) => Slice(start, (int)(At - start));

    /// <summary>Bytes passed before.</summary>
    public readonly ReadOnlySpan<byte> Slice(nint start, int length) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref origin, start), length);
}
