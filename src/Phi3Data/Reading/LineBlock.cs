using System;
using Phi3Data.Scanning;

namespace Phi3Data;

/// <summary>
/// A piece of one input: whole lines, or a part of something that has no lines (a line over the limit, a file that is not
/// text). The buffer is reused; everything in it is valid until the block is filled again.
/// </summary>
sealed class LineBlock
{
    /// <summary>Makes an empty block of <paramref name="capacity"/> bytes, which grows to the longest line.</summary>
    public LineBlock(int capacity) => Buffer = new byte[capacity + LineProver.Padding];

    /// <summary>Holds the bytes from 0 to <see cref="Length"/>, and room that vectors may read behind them.</summary>
    public byte[] Buffer { get; private set; }

    /// <summary>Bytes that the block can hold before it must grow.</summary>
    public int Capacity => Buffer.Length - LineProver.Padding;

    /// <summary>Bytes in use.</summary>
    public int Length { get; set; }

    /// <summary>The bytes in use. Lines end at LF; only the last line of a file may be without.</summary>
    public ReadOnlySpan<byte> Span => Buffer.AsSpan(0, Length);

    /// <summary>0-based offset of the first byte in its file, after decompression.</summary>
    public long Offset { get; set; }

    /// <summary>The input it is from.</summary>
    public InputFile File { get; set; } = null!; // the reader sets it before anyone sees the block

    /// <summary>Whether it is its file's first block. Every file has one, if it is empty an empty one.</summary>
    public bool IsFirst { get; set; }

    /// <summary>Whether it is its file's last block.</summary>
    public bool IsLast { get; set; }

    /// <summary>Whether the bytes are part of something that has no lines, to be rejected unread.</summary>
    public UnreadPart Unread { get; set; }

    /// <summary>Puts an LF behind the bytes in use, where a scan of the last line ends even if it has none.</summary>
    public void EndWithLineFeed() => Buffer[Length] = (byte)'\n';

    /// <summary>Makes room for <paramref name="capacity"/> bytes and keeps those in use.</summary>
    public void Grow(int capacity)
    {
        byte[] larger = new byte[capacity + LineProver.Padding];
        Span.CopyTo(larger);
        Buffer = larger;
    }
}

/// <summary>Which part of an unread stretch a block is.</summary>
[Flags]
enum UnreadPart : byte
{
    /// <summary>None: the block holds lines.</summary>
    None = 0,
    /// <summary>A part; the stretch may go on before and after it.</summary>
    Part = 1,
    /// <summary>The stretch starts here.</summary>
    Start = 2,
    /// <summary>The stretch ends here.</summary>
    End = 4,
}
