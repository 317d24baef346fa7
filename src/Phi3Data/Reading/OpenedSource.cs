using System;
using System.Threading.Tasks;

namespace Phi3Data;

/// <summary>A source that is open: its decompressed bytes, and what is known of them from outside.</summary>
sealed class OpenedSource : IAsyncDisposable
{
    /// <summary>Takes over <paramref name="bytes"/>.</summary>
    public OpenedSource(ByteSource bytes, RawInput raw, bool isGzip)
    {
        Bytes = bytes;
        Raw = raw;
        IsGzip = isGzip;
    }

    /// <summary>The bytes after decompression.</summary>
    public ByteSource Bytes { get; }

    /// <summary>The bytes before decompression, as far as they were read.</summary>
    public RawInput Raw { get; }

    /// <summary>Whether the source is decompressed.</summary>
    public bool IsGzip { get; }

    /// <summary>Whether it is a file on a disk: not a stream, a pipe or a device.</summary>
    public bool IsFile { get; set; }

    /// <summary>Closes what was opened.</summary>
    public ValueTask DisposeAsync() => Bytes.DisposeAsync();
}
