using System;
using System.Buffers;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Phi3Data;

/// <summary>How the bytes of an input are compressed.</summary>
public enum InputCompression : byte
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>gzip (RFC 1952).</summary>
    Gzip,

    /// <summary>Zstandard (RFC 8878).</summary>
    Zstandard,
}

/// <summary>Recognises compression by a file's first bytes, and names it.</summary>
static class Compressions
{
    /// <summary>Bytes that are looked at.</summary>
    public const int HeadLength = 4;

    /// <summary>Recognises by the first bytes, <see cref="HeadLength"/> or all there are.</summary>
    public static InputCompression Recognise(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(GzipBytes.Magic)) return InputCompression.Gzip;
        return head.StartsWith(ZstandardBytes.Magic) ? InputCompression.Zstandard : InputCompression.None;
    }

    /// <summary>Recognises a file that can seek.</summary>
    public static InputCompression Recognise(SafeFileHandle handle)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        return Recognise(head[..RandomAccess.Read(handle, head, 0)]);
    }

    /// <summary>Recognises buffered bytes.</summary>
    public static InputCompression Recognise(ReadOnlySequence<byte> buffer)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        ReadOnlySequence<byte> start = buffer.Slice(0, Math.Min(buffer.Length, HeadLength));
        start.CopyTo(head);
        return Recognise(head[..(int)start.Length]);
    }

    /// <summary>Decompresses <paramref name="bytes"/>, which the result disposes.</summary>
    public static ByteSource Decompress(ByteSource bytes, InputCompression compression) => compression switch
    {
        InputCompression.Gzip => new GzipBytes(bytes),
        InputCompression.Zstandard => new ZstandardBytes(bytes),
        _ => bytes,
    };

    /// <summary>The word for a message and for the manifest.</summary>
    public static string NameOf(InputCompression compression) => compression switch
    {
        InputCompression.Gzip => "gzip",
        InputCompression.Zstandard => "zstandard",
        _ => "none",
    };
}
