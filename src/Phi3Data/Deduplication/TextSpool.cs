using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Phi3Data;

/// <summary>Texts in a temporary file that nobody else sees: added at its end, read again from anywhere. One thread at a time.</summary>
sealed class TextSpool : IDisposable
{
    private const int BufferBytes = 256 * 1024;

    private readonly SafeFileHandle handle;
    private readonly byte[] buffer = new byte[BufferBytes];
    private long written;
    private int buffered;

    /// <summary>Makes the file.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public TextSpool(string folder)
    {
        string path = Path.Combine(folder, $"phi3data-{Guid.NewGuid():N}.tmp");
        handle = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose | FileOptions.RandomAccess);
        // Without a name the file goes with the process, however that ends. Windows deletes it by the option above.
        if (!OperatingSystem.IsWindows()) File.Delete(path);
    }

    /// <summary>Bytes added.</summary>
    public long Length => written + buffered;

    /// <summary>Adds a text at <see cref="Length"/>.</summary>
    /// <exception cref="IOException">The disk is full or failed.</exception>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (text.Length > buffer.Length - buffered)
        {
            Write(buffer.AsSpan(0, buffered));
            buffered = 0;
            if (text.Length >= buffer.Length)
            {
                Write(text);
                return;
            }
        }
        text.CopyTo(buffer.AsSpan(buffered));
        buffered += text.Length;
    }

    /// <summary>Reads bytes that were added.</summary>
    /// <param name="offset">0-based offset of the first.</param>
    /// <param name="text">As many as are wanted.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Read(long offset, Span<byte> text)
    {
        // A text lies in the file or in the buffer, never in both: the buffer is written out whole.
        if (offset >= written)
        {
            buffer.AsSpan((int)(offset - written), text.Length).CopyTo(text);
            return;
        }
        while (!text.IsEmpty)
        {
            int read = RandomAccess.Read(handle, text, offset);
            if (read == 0) throw new EndOfStreamException("A temporary file is shorter than what was written to it.");
            text = text[read..];
            offset += read;
        }
    }

    /// <summary>Removes the file.</summary>
    public void Dispose() => handle.Dispose();

    private void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(handle, bytes, written);
        written += bytes.Length;
    }
}
