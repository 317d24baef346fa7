using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Phi3Data.Tests;

/// <summary>Gives as many bytes of one kind as are asked for: without end, or up to a length, and then an end of its own.</summary>
sealed class EndlessStream(byte filling, long length = long.MaxValue, byte[]? end = null) : Stream
{
    private readonly byte[] end = end ?? [];
    private long position;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => position; set => throw new NotSupportedException(); }

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

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
