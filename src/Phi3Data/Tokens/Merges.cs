using System;
using System.Collections.Generic;

namespace Phi3Data.Tokens;

/// <summary>Which neighbours merge, and which first.</summary>
interface IMerges
{
    /// <summary>No merge; greater than any other.</summary>
    const ulong None = ulong.MaxValue;

    /// <summary>What two neighbours merge into: the rank in the upper half, lowest first, the id in the lower; or <see cref="None"/>.</summary>
    /// <param name="joined">The bytes of both.</param>
    /// <param name="left">The id of the left one, -1 when it has none.</param>
    /// <param name="right">The id of the right one, -1 when it has none.</param>
    ulong Find(ReadOnlySpan<byte> joined, int left, int right);
}

/// <summary>Neighbours merge whenever their bytes are a piece, as in SentencePiece and tiktoken.</summary>
readonly struct PieceMerges(PieceTable pieces, int[]? ranks) : IMerges
{
    // Without ranks, the rank of a piece is its id.
    public ulong Find(ReadOnlySpan<byte> joined, int left, int right)
    {
        int id = pieces.Find(joined);
        if (id < 0) return IMerges.None;
        return (ulong)(uint)(ranks is null ? id : ranks[id]) << 32 | (uint)id;
    }
}

/// <summary>Neighbours merge when their ids stand in a list, as in the merges of a tokenizer.json.</summary>
readonly struct PairMerges(Dictionary<ulong, ulong> pairs) : IMerges
{
    public ulong Find(ReadOnlySpan<byte> joined, int left, int right) =>
        left >= 0 && right >= 0 && pairs.TryGetValue(Key(left, right), out ulong merged) ? merged : IMerges.None;

    /// <summary>The key of a pair of ids.</summary>
    public static ulong Key(int left, int right) => (ulong)(uint)left << 32 | (uint)right;
}
