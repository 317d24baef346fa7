using System;
using System.Collections.Generic;
using System.IO;

namespace Phi3Data.Tokens;

/// <summary>A vocabulary of SentencePiece's BPE kind with byte fallback, a dummy prefix and spaces as U+2581: Llama 2 and Phi-3.</summary>
sealed class SentencePieceVocabulary : VocabularyModel
{
    /// <summary>The 3 bytes of U+2581, which stands for a space.</summary>
    public static ReadOnlySpan<byte> Mark => "\u2581"u8;

    private readonly int[]? ranks;
    private readonly Func<BpeMerger> createMerger;

    private SentencePieceVocabulary(
        PieceTable pieces, int[] byteIds, int[]? ranks, Func<BpeMerger> createMerger, SegmentRules? rules)
    {
        Pieces = pieces;
        ByteIds = byteIds;
        this.ranks = ranks;
        this.createMerger = createMerger;
        Rules = rules;
    }

    public override int Size => Pieces.Count;

    /// <summary>All pieces; only normal ones are found.</summary>
    public PieceTable Pieces { get; }

    /// <summary>The id of the piece of each byte, for characters that have no piece.</summary>
    public int[] ByteIds { get; }

    /// <summary>Where text may be cut before it is merged; null when only the whole text gives the right tokens.</summary>
    public SegmentRules? Rules { get; }

    /// <summary>Makes a vocabulary whose neighbours merge when together they are a piece.</summary>
    /// <param name="pieces">All pieces; those that can be found are the normal ones.</param>
    /// <param name="byteIds">The id of the piece of each byte.</param>
    /// <param name="ranks">The order of merging by id, lowest first.</param>
    /// <param name="isProved">Whether tests have shown that each piece is encoded as itself; else that is tried here.</param>
    public static SentencePieceVocabulary Create(PieceTable pieces, int[] byteIds, int[] ranks, bool isProved)
    {
        Func<BpeMerger> createMerger = () => new BpeMerger<PieceMerges>(new PieceMerges(pieces, ranks));
        var rules = SegmentRules.TryCreate(pieces, byteIds, ranks, isProved ? null : createMerger());
        return new SentencePieceVocabulary(pieces, byteIds, ranks, createMerger, rules);
    }

    /// <summary>Makes a vocabulary whose neighbours merge when they stand in a list.</summary>
    public static SentencePieceVocabulary Create(PieceTable pieces, int[] byteIds, Dictionary<ulong, ulong> pairs) =>
        new(pieces, byteIds, ranks: null, () => new BpeMerger<PairMerges>(new PairMerges(pairs)), rules: null);

    public override ITokenCounter CreateCounter(string name) => new SentencePieceCounter(name, this, CreateEncoder());

    public override byte[] GetBytes(int id)
    {
        int value = Array.IndexOf(ByteIds, id);
        if (value >= 0) return [(byte)value];
        using var text = new MemoryStream();
        for (ReadOnlySpan<byte> rest = Pieces[id]; rest.Length > 0;)
        {
            bool isMark = rest.StartsWith(Mark);
            text.WriteByte(isMark ? (byte)' ' : rest[0]);
            rest = rest[(isMark ? Mark.Length : 1)..];
        }
        return text.ToArray();
    }

    /// <summary>The order of merging, where it goes by pieces.</summary>
    public int RankOf(int id) => ranks![id];

    /// <summary>Makes what merges stretches of text, for one thread.</summary>
    public SentencePieceEncoder CreateEncoder() => new(this, createMerger());
}
