using System;
using System.Buffers;
using System.Buffers.Text;
using System.IO;

namespace Phi3Data.Tokens;

/// <summary>Gathers pieces in the order of their ids.</summary>
sealed class PieceTableBuilder(int capacity)
{
    private byte[] bytes = new byte[Math.Max(capacity, 256)];
    private int[] starts = new int[1024];

    /// <summary>The pieces so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the next piece.</summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(Room(piece.Length));
        Close(piece.Length);
    }

    /// <summary>Adds the next piece, which is in base64.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public void AddBase64(ReadOnlySpan<byte> base64)
    {
        Span<byte> room = Room(base64.Length);
        if (Base64.DecodeFromUtf8(base64, room, out _, out int written) != OperationStatus.Done)
            throw new InvalidDataException($"Token {Count} is not base64.");
        Close(written);
    }

    /// <summary>Makes the table; see <see cref="PieceTable"/> for <paramref name="findable"/>.</summary>
    public PieceTable Build(bool[]? findable = null) => new(bytes, starts[..(Count + 1)], findable);

    private Span<byte> Room(int length)
    {
        int start = starts[Count];
        if (bytes.Length - start < length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + length));
        return bytes.AsSpan(start);
    }

    private void Close(int length)
    {
        if (Count + 2 > starts.Length) Array.Resize(ref starts, starts.Length * 2);
        starts[Count + 1] = starts[Count] + length;
        Count++;
    }
}
