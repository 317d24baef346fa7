using System;
using System.IO;
using System.IO.Hashing;
using System.Threading;
using System.Threading.Tasks;

namespace Phi3Data;

/// <summary>Passes a stream's bytes on and keeps their number and XXH128: what an input was before decompression.</summary>
sealed class HashingStream : Stream
{
    private readonly Stream inner;
    private readonly bool leaveOpen;
    private readonly RawInput raw;

    /// <summary>Wraps <paramref name="inner"/>; what is read is noted in <paramref name="raw"/>.</summary>
    public HashingStream(Stream inner, RawInput raw, bool leaveOpen)
    {
        this.inner = inner;
        this.raw = raw;
        this.leaveOpen = leaveOpen;
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        raw.Append(buffer[..read]);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        raw.Append(buffer.Span[..read]);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen) inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>What an input was, byte for byte, before decompression: its size and, if asked for, its XXH128.</summary>
sealed class RawInput
{
    private readonly XxHash128? hash;

    /// <summary>Starts at nothing.</summary>
    /// <param name="withHash">Whether to hash the bytes; costs about a tenth of reading a cached file.</param>
    public RawInput(bool withHash) => hash = withHash ? new XxHash128() : null;

    /// <summary>Bytes read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>The XXH128 of the bytes read so far, as 32 lower-case digits; null when it was not asked for.</summary>
    public string? Hash => hash is null ? null : Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>Adds the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        Bytes += bytes.Length;
        hash?.Append(bytes);
    }
}
