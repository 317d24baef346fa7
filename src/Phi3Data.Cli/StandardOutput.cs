using System;
using System.IO;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Phi3Data.Cli;

/// <summary>Standard output that knows when its reader has gone, and says of a failure where it happened.</summary>
/// <remarks>The console's own stream takes a pipe without a reader for one that is read: work would go on for nobody.</remarks>
sealed class StandardOutput : Stream
{
    /// <summary>POSIX: a pipe takes a piece of this size whole or not at all.</summary>
    private const int AtomicBytes = 512;

    private readonly Stream console = Console.OpenStandardOutput();
    private readonly AnonymousPipeClientStream? pipe = OpenPipe();

    /// <summary>Whether the reader has gone. What is written then is dropped.</summary>
    public bool IsGone { get; private set; }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            if (pipe is null) console.Write(buffer);
            else WritePipe(pipe, buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"standard output: {e.Message}", e);
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Finds out whether the reader has gone while there is nothing to write.</summary>
    public void Probe()
    {
        if (pipe is null || IsGone) return;
        // POSIX poll: the writing side of a pipe that nobody reads is in error, whatever was asked for.
        var descriptor = new PollDescriptor { Descriptor = 1 };
        if (Poll(ref descriptor, 1, timeoutMilliseconds: 0) > 0) IsGone = (descriptor.Returned & PollError) != 0;
    }

    private const short PollError = 8;

    private struct PollDescriptor
    {
        public int Descriptor;
        public short Asked, Returned;
    }

    [DllImport("libc", EntryPoint = "poll")]
    private static extern int Poll(ref PollDescriptor descriptors, nuint count, int timeoutMilliseconds);

    private void WritePipe(AnonymousPipeClientStream pipe, ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty && !IsGone)
        {
            ReadOnlySpan<byte> piece = buffer[..Math.Min(buffer.Length, AtomicBytes)];
            buffer = buffer[piece.Length..];
            try
            {
                pipe.Write(piece);
            }
            catch (IOException) when (!pipe.IsConnected)
            {
                IsGone = true;
            }
            catch (IOException)
            {
                // Another process may have made the pipe one that does not wait. The console's stream waits all the same.
                console.Write(piece);
            }
        }
    }

    private static AnonymousPipeClientStream? OpenPipe()
    {
        if (OperatingSystem.IsWindows()) return null; // there, nothing tells a reader that has gone from one that is slow
        try
        {
            return new AnonymousPipeClientStream(PipeDirection.Out, new SafePipeHandle(1, ownsHandle: false));
        }
        catch (IOException)
        {
            return null; // a file, a terminal, or closed
        }
    }
}
