using System;
using System.Buffers;
using System.IO;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Phi3Data;

/// <summary>
/// A file that appears under its name only when it is whole: written beside under another name, flushed to the disk, then
/// renamed. Until <see cref="Publish"/> a file that was there before stays as it is.
/// </summary>
/// <remarks>
/// As an <see cref="IBufferWriter{T}"/> it takes any writer's bytes. It counts them and keeps their XXH128. One thread at a time.
/// </remarks>
public sealed class OutputFile : IBufferWriter<byte>, IDisposable
{
    private const int BufferBytes = 256 * 1024;

    private readonly SafeFileHandle handle;
    private readonly XxHash128 hash = new();
    private byte[] buffer = new byte[BufferBytes];
    private int buffered;
    private long written;
    private bool isComplete;
    private bool isPublished;

    /// <summary>Starts writing.</summary>
    /// <param name="path">The final name. The file beside it is <c>path</c> with <c>.partial</c> behind.</param>
    /// <exception cref="IOException">
    /// The file cannot be made; another run is writing it, for instance, or a folder has its name.
    /// </exception>
    public OutputFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        // Looked at first: renaming at the end would fail behind other outputs that are in place by then, and would put a
        // file in the place of a device.
        if (Directory.Exists(path) || IsDevice(path)) throw new IOException($"{path} is no file that can be replaced.");
        Path = path;
        PartialPath = path + ".partial";
        handle = File.OpenHandle(PartialPath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        RandomAccess.SetLength(handle, 0);
    }

    /// <summary>The final name.</summary>
    public string Path { get; }

    /// <summary>The name until then.</summary>
    public string PartialPath { get; }

    /// <summary>Records written: lines ended by <see cref="WriteLine"/> or <see cref="EndRecord"/>.</summary>
    public long Records { get; private set; }

    /// <summary>Bytes written.</summary>
    public long Bytes { get; private set; }

    /// <summary>XXH128 of the bytes written, as 32 lower-case digits; available after <see cref="Complete"/>.</summary>
    public string Hash => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>Writes a record and a LF.</summary>
    public void WriteLine(ReadOnlySpan<byte> line)
    {
        Write(line);
        EndRecord();
    }

    /// <summary>Writes bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Bytes += bytes.Length;
        if (bytes.Length <= buffer.Length - buffered)
        {
            bytes.CopyTo(buffer.AsSpan(buffered));
            buffered += bytes.Length;
            return;
        }
        Flush();
        if (bytes.Length >= buffer.Length)
        {
            WriteOut(bytes);
            return;
        }
        bytes.CopyTo(buffer);
        buffered = bytes.Length;
    }

    /// <summary>Ends a record with a LF.</summary>
    public void EndRecord()
    {
        Write("\n"u8);
        Records++;
    }

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, buffer.Length - buffered);
        buffered += count;
        Bytes += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return buffer.AsMemory(buffered);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return buffer.AsSpan(buffered);
    }

    /// <summary>Brings everything to the disk. The file can then be published.</summary>
    /// <exception cref="IOException">The disk is full or failed.</exception>
    public void Complete()
    {
        Flush();
        RandomAccess.FlushToDisk(handle);
        handle.Dispose();
        isComplete = true;
    }

    /// <summary>Gives a complete file its final name, in place of an older one.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Complete"/> was not called.</exception>
    public void Publish()
    {
        if (!isComplete) throw new InvalidOperationException($"{PartialPath} is not complete.");
        File.Move(PartialPath, Path, overwrite: true);
        isPublished = true;
    }

    /// <summary>Removes what was written unless it was published.</summary>
    public void Dispose()
    {
        if (isPublished) return;
        handle.Dispose();
        File.Delete(PartialPath);
    }

    private static bool IsDevice(string path)
    {
        if (OperatingSystem.IsWindows()) return false;
        string full = System.IO.Path.GetFullPath(path);
        return full.StartsWith("/proc/", StringComparison.Ordinal)
            || (full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal));
    }

    private void MakeRoom(int sizeHint)
    {
        int wanted = Math.Max(sizeHint, 1);
        if (buffer.Length - buffered >= wanted) return;
        Flush();
        if (buffer.Length < wanted) buffer = new byte[wanted];
    }

    private void Flush()
    {
        WriteOut(buffer.AsSpan(0, buffered));
        buffered = 0;
    }

    private void WriteOut(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(handle, bytes, written);
        hash.Append(bytes);
        written += bytes.Length;
    }
}
