using System;
using System.Buffers;

namespace Phi3Data.Authoring;

/// <summary>Bytes that grow at the end and can be cut back.</summary>
sealed class Utf8Buffer : IBufferWriter<byte>
{
    private byte[] bytes = new byte[1024];

    /// <summary>Number of bytes; setting it cuts back or makes a gap of undefined bytes.</summary>
    public int Length
    {
        get => length;
        set
        {
            if (value > length) MakeRoom(value - length);
            length = value;
        }
    }

    /// <summary>All bytes, valid until the next change.</summary>
    public Span<byte> Span => bytes.AsSpan(0, length);

    /// <summary>Appends bytes.</summary>
    public void Write(ReadOnlySpan<byte> source)
    {
        MakeRoom(source.Length);
        source.CopyTo(bytes.AsSpan(length));
        length += source.Length;
    }

    /// <inheritdoc/>
    public void Advance(int count) => length += count;

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(Math.Max(sizeHint, 1));
        return bytes.AsSpan(length);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(Math.Max(sizeHint, 1));
        return bytes.AsMemory(length);
    }

    private int length;

    private void MakeRoom(int count)
    {
        if (bytes.Length - length >= count) return;
        int wanted = checked(length + count);
        Array.Resize(ref bytes, (int)Math.Min(Math.Max(wanted, 2L * bytes.Length), Array.MaxLength));
    }
}
