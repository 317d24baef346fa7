using System;
using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Phi3Data;

/// <summary>Decompresses Zstandard (RFC 8878), all frames; checksums are verified where the data has them.</summary>
sealed class ZstandardBytes : ByteSource
{
    /// <summary>Largest window, as a power of two, that is decompressed: the largest there is, as <c>zstd --long=31</c> writes.</summary>
    private const int LargestWindow = 31;

    private readonly ByteSource source;
    private readonly Decompressor decompressor = new();
    private readonly byte[] input = new byte[128 * 1024];
    private int start, end;
    private bool isInFrame;

    /// <summary>Decompresses <paramref name="source"/>, which starts as Zstandard, and disposes it in the end.</summary>
    public ZstandardBytes(ByteSource source)
    {
        this.source = source;
        decompressor.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, LargestWindow);
    }

    /// <summary>The first bytes of every frame that holds data.</summary>
    public static ReadOnlySpan<byte> Magic => [0x28, 0xB5, 0x2F, 0xFD];

    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        while (true)
        {
            // What the decompressor still holds comes out without further input.
            int written = Decompress(destination.Span);
            if (written > 0) return written;
            if (start < end) continue;
            (start, end) = (0, await source.ReadAsync(input, cancellationToken).ConfigureAwait(false));
            if (end > 0) continue;
            return isInFrame ? throw new InvalidDataException("The Zstandard data is cut off.") : 0;
        }
    }

    public override ValueTask DisposeAsync()
    {
        decompressor.Dispose();
        return source.DisposeAsync();
    }

    private int Decompress(Span<byte> destination)
    {
        if (start == end && !isInFrame) return 0;
        try
        {
            OperationStatus status = decompressor.UnwrapStream(input.AsSpan(start, end - start), destination, out int consumed, out int written);
            if (consumed == 0 && written == 0 && start < end)
                throw new InvalidDataException("The Zstandard data is damaged: it does not go on.");
            start += consumed;
            isInFrame = status != OperationStatus.Done;
            return written;
        }
        catch (ZstdException e)
        {
            throw new InvalidDataException($"The Zstandard data is damaged: {e.Message}.", e);
        }
    }
}
