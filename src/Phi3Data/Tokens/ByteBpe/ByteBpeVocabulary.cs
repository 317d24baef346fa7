using System;
using System.Collections.Generic;

namespace Phi3Data.Tokens;

/// <summary>How text is split before bytes are merged.</summary>
enum SplitPattern
{
    Cl100k,
    O200k,
}

/// <summary>A vocabulary of byte pairs, as tiktoken has them: the rank of a token is its id.</summary>
sealed class ByteBpeVocabulary : VocabularyModel
{
    private readonly SplitPattern pattern;
    private readonly Dictionary<ulong, ulong>? pairs;

    /// <summary>Takes the pieces; each of the 256 bytes must be one.</summary>
    /// <param name="pieces">The tokens by rank.</param>
    /// <param name="pattern">How text is split.</param>
    /// <param name="isProved">Whether tests have shown that each piece is encoded as itself.</param>
    /// <param name="pairs">The only neighbours that merge; null when all merge whose bytes are a piece.</param>
    /// <param name="findsWhole">Whether a stretch that is a piece is that token, without merging.</param>
    public ByteBpeVocabulary(
        PieceTable pieces, SplitPattern pattern, bool isProved, Dictionary<ulong, ulong>? pairs = null, bool findsWhole = true)
    {
        Pieces = pieces;
        this.pattern = pattern;
        this.pairs = pairs;
        FindsWhole = findsWhole;
        if (isProved) Cuts = new CharacterCuts(pieces);
        Span<byte> one = stackalloc byte[1];
        for (int value = 0; value < ByteIds.Length; value++)
        {
            one[0] = (byte)value;
            ByteIds[value] = pieces.Find(one);
        }
    }

    public override int Size => Pieces.Count;

    public PieceTable Pieces { get; }

    public bool FindsWhole { get; }

    /// <summary>Where long stretches may be cut; null when that is not proved.</summary>
    public CharacterCuts? Cuts { get; }

    /// <summary>The id of each single byte; -1 for one that has none.</summary>
    public int[] ByteIds { get; } = new int[256];

    public override byte[] GetBytes(int id) => Pieces[id].ToArray();

    public override ITokenCounter CreateCounter(string name) => pattern == SplitPattern.Cl100k
        ? new ByteBpeCounter<Cl100kSplit>(name, this, CreateMerger())
        : new ByteBpeCounter<O200kSplit>(name, this, CreateMerger());

    private BpeMerger CreateMerger() => pairs is null
        ? new BpeMerger<PieceMerges>(new PieceMerges(Pieces, ranks: null))
        : new BpeMerger<PairMerges>(new PairMerges(pairs));
}
