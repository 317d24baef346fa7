using System;

namespace Phi3Data.Tests;

/// <summary>Gives as many bytes of one kind as are asked for: without end, or up to a length, and then an end of its own.</summary>
sealed class EndlessStream(byte filling, long length = long.MaxValue, byte[]? end = null) : ReadOnlyStream
{
    private readonly byte[] end = end ?? [];
    private long position;

    public override int Read(Span<byte> buffer)
    {
        int count;
        if (position < length)
        {
            count = (int)Math.Min(buffer.Length, length - position);
            buffer[..count].Fill(filling);
        }
        else
        {
            int from = (int)(position - length);
            count = Math.Min(buffer.Length, end.Length - from);
            end.AsSpan(from, count).CopyTo(buffer);
        }
        position += count;
        return count;
    }
}
