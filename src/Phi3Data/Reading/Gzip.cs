using System;
using System.Buffers;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Phi3Data;

/// <summary>Recognises gzip (RFC 1952).</summary>
static class Gzip
{
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
}
