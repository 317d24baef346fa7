using System;
using System.Buffers;
using System.IO;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace Phi3Data;

/// <summary>Recognises gzip (RFC 1952) and decompresses it strictly.</summary>
static class Gzip
{
    private const string StrictSwitch = "System.IO.Compression.UseStrictValidation";

    static Gzip()
    {
        // Without this switch GZipStream takes a file that was cut off for one that has ended, and records would be lost in
        // silence. It is read once per process, before the first decompression, and makes truncated data an error.
        if (!AppContext.TryGetSwitch(StrictSwitch, out _)) AppContext.SetSwitch(StrictSwitch, true);
    }

    /// <summary>The first bytes of every gzip file: ID1, ID2 and the one compression method there is.</summary>
    public static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 0x08];

    /// <summary>Whether a file that can seek starts as gzip.</summary>
    public static bool Is(SafeFileHandle handle)
    {
        Span<byte> head = stackalloc byte[Magic.Length];
        return RandomAccess.Read(handle, head, 0) == head.Length && head.SequenceEqual(Magic);
    }

    /// <summary>Whether buffered bytes start as gzip.</summary>
    public static bool Is(ReadOnlySequence<byte> buffer)
    {
        if (buffer.Length < Magic.Length) return false;
        Span<byte> head = stackalloc byte[Magic.Length];
        buffer.Slice(0, head.Length).CopyTo(head);
        return head.SequenceEqual(Magic);
    }

    /// <summary>Decompresses all members of <paramref name="stream"/>.</summary>
    /// <returns>A stream that throws <see cref="InvalidDataException"/> when the data is damaged or cut off.</returns>
    public static Stream Decompress(Stream stream) => new GZipStream(stream, CompressionMode.Decompress);
}
