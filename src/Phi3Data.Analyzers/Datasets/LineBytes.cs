using System;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Phi3Data.Analyzers;

/// <summary>
/// Walks the lines of a text as UTF-8, a block of characters at a time, so that neither the whole text nor its list of lines
/// is made. The compiler has decoded the file before: bytes that were no UTF-8 arrive as U+FFFD, a byte order mark not at all.
/// </summary>
sealed class LineBytes
{
    private const int BlockChars = 4096;

    private readonly SourceText text;
    private readonly char[] block = new char[BlockChars];
    private char[] line = new char[BlockChars];
    private byte[] bytes = new byte[BlockChars * 3];
    private int blockStart, blockLength, position;
    private int lineLength, byteLength;

    public LineBytes(SourceText text) => this.text = text;

    /// <summary>1-based number of the line.</summary>
    public int Number { get; private set; }

    /// <summary>0-based position of the line's first character in the text, in UTF-16 units.</summary>
    public int Start { get; private set; }

    /// <summary>The line's bytes without LF; valid until the next call of <see cref="MoveNext"/>.</summary>
    public ReadOnlySpan<byte> Utf8 => bytes.AsSpan(0, byteLength);

    /// <summary>Goes to the next line; false at the end. Behind a last LF there is no line.</summary>
    public bool MoveNext()
    {
        Start = blockStart + position;
        if (Start >= text.Length) return false;
        Number++;
        lineLength = 0;
        while (true)
        {
            if (position == blockLength && !Fill()) break;
            int end = Array.IndexOf(block, '\n', position, blockLength - position);
            int count = (end < 0 ? blockLength : end) - position;
            Append(count);
            position += count;
            if (end < 0) continue;
            position++;
            break;
        }
        Encode();
        return true;
    }

    /// <summary>0-based column, in UTF-16 units, of a byte of the line.</summary>
    public int ColumnOf(int offset) => Encoding.UTF8.GetCharCount(bytes, 0, Math.Min(offset, byteLength));

    private bool Fill()
    {
        blockStart += blockLength;
        position = 0;
        blockLength = Math.Min(BlockChars, text.Length - blockStart);
        if (blockLength <= 0)
        {
            blockLength = 0;
            return false;
        }
        text.CopyTo(blockStart, block, 0, blockLength);
        return true;
    }

    private void Append(int count)
    {
        if (line.Length < lineLength + count) Array.Resize(ref line, Math.Max(line.Length * 2, lineLength + count));
        Array.Copy(block, position, line, lineLength, count);
        lineLength += count;
    }

    private void Encode()
    {
        int most = Encoding.UTF8.GetMaxByteCount(lineLength);
        if (bytes.Length < most) bytes = new byte[most];
        byteLength = Encoding.UTF8.GetBytes(line, 0, lineLength, bytes, 0);
    }
}
