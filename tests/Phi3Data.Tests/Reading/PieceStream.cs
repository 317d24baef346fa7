using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Phi3Data.Tests;

/// <summary>Gives bytes in chosen pieces: a read never goes over a cut, nor over the most that is allowed.</summary>
sealed class PieceStream(byte[] data, IReadOnlyList<int> cuts, int most = int.MaxValue) : Stream
{
    private int position;

    public bool IsDisposed { get; private set; }
    public override bool CanRead => !IsDisposed;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int end = data.Length;
        foreach (int cut in cuts)
        {
            if (cut > position) end = Math.Min(end, cut);
        }
        int count = Math.Min(Math.Min(end - position, most), buffer.Length);
        data.AsSpan(position, count).CopyTo(buffer);
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

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
