using System;
using System.Collections.Generic;

namespace Phi3Data.Tests;

/// <summary>Gives bytes in chosen pieces: a read never goes over a cut, nor over the most that is allowed.</summary>
sealed class PieceStream(byte[] data, IReadOnlyList<int> cuts, int most = int.MaxValue) : ReadOnlyStream
{
    private int position;

    public bool IsDisposed { get; private set; }
    public override bool CanRead => !IsDisposed;

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

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
