using System;
using System.Buffers;
using System.Text;

namespace Phi3Data.Tests;

/// <summary>What the framework's own decoder says of bytes.</summary>
static class DecoderOracle
{
    /// <summary>0-based index of the first ill-formed sequence, or -1.</summary>
    public static int IndexOfInvalid(ReadOnlySpan<byte> text)
    {
        int at = 0;
        while (at < text.Length)
        {
            if (Rune.DecodeFromUtf8(text[at..], out _, out int length) != OperationStatus.Done) return at;
            at += length;
        }
        return -1;
    }

    /// <summary>Length in bytes of the maximal subpart that ill-formed text starts with.</summary>
    public static int BadLength(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out _, out int length);
        return length;
    }
}
