using System;
using System.Buffers;
using System.IO;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

namespace Phi3Data;

/// <summary>Decompressed bytes in order, one read at a time.</summary>
abstract class ByteSource : IAsyncDisposable
{
    /// <summary>Reads into <paramref name="destination"/>, which is not empty.</summary>
    /// <returns>The number of bytes read; 0 at the end only.</returns>
    /// <exception cref="IOException">The disk or the pipe failed.</exception>
    /// <exception cref="InvalidDataException">Compressed data is damaged or cut off.</exception>
    public abstract ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken);

    /// <summary>Closes what the source opened.</summary>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A plain file, read straight into the caller's buffer: a pipe between would cost half the speed.</summary>
sealed class FileBytes : ByteSource
{
    private readonly SafeFileHandle handle;
    private readonly RawInput raw;
    private long offset;

    /// <summary>Reads <paramref name="handle"/> from its start and closes it in the end.</summary>
    public FileBytes(SafeFileHandle handle, RawInput raw)
    {
        this.handle = handle;
        this.raw = raw;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int read = RandomAccess.Read(handle, destination.Span, offset);
        offset += read;
        raw.Append(destination.Span[..read]);
        return new ValueTask<int>(read);
    }

    public override ValueTask DisposeAsync()
    {
        handle.Dispose();
        return default;
    }
}

/// <summary>Everything that is no plain file: streams and standard input.</summary>
sealed class PipeBytes : ByteSource
{
    private readonly PipeReader pipe;

    /// <summary>Reads <paramref name="pipe"/> and completes it in the end.</summary>
    public PipeBytes(PipeReader pipe) => this.pipe = pipe;

    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await Cancellable(pipe.ReadAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = result.Buffer;
            int count = (int)Math.Min(buffer.Length, destination.Length);
            buffer.Slice(0, count).CopyTo(destination.Span);
            pipe.AdvanceTo(buffer.GetPosition(count));
            if (count > 0 || result.IsCompleted) return count;
        }
    }

    public override ValueTask DisposeAsync() => pipe.CompleteAsync();

    /// <summary>
    /// Makes cancelling end the wait for a read at once: the console and some pipes do not look at a token while they block.
    /// </summary>
    public static ValueTask<ReadResult> Cancellable(ValueTask<ReadResult> read, CancellationToken cancellationToken) =>
        read.IsCompleted || !cancellationToken.CanBeCanceled
            ? read
            : new ValueTask<ReadResult>(read.AsTask().WaitAsync(cancellationToken));
}
