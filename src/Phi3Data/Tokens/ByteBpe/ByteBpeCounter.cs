using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phi3Data.Tokens;

/// <summary>Splits text by a pattern and merges the bytes of each stretch once; then its cost is looked up.</summary>
sealed class ByteBpeCounter<TSplit> : IByteBoundCounter
    where TSplit : struct, ITextSplit
{
    private readonly ByteBpeVocabulary vocabulary;
    private readonly BpeMerger merger;
    private readonly PieceTable pieces;
    private readonly CharacterCuts? cuts;
    private readonly CountCache cache = new();
    private readonly WordBatch batch;
    private readonly LongCountCache longCache = new();
    private readonly Utf8Repair repair = new();

    public ByteBpeCounter(string name, ByteBpeVocabulary vocabulary, BpeMerger merger)
    {
        Name = name;
        this.vocabulary = vocabulary;
        this.merger = merger;
        pieces = vocabulary.Pieces;
        cuts = vocabulary.Cuts;
        batch = new WordBatch(cache);
    }

    public string Name { get; }

    public int Count(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> text = repair.Repair(utf8);
        int total = 0;
        for (int i = 0; i < text.Length;)
        {
            if (AsciiMasks.IsWorthwhile(text, i) && CountBlock(text, ref i) is int counted and >= 0)
            {
                total += counted;
                continue;
            }
            int end = TSplit.End(text, i);
            total += CountStretch(text, i, end);
            i = end;
        }
        return total + CountBatch(text);
    }

    public int Encode(ReadOnlySpan<byte> utf8, IBufferWriter<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ReadOnlySpan<byte> text = repair.Repair(utf8);
        int total = 0;
        while (text.Length > 0)
        {
            int length = TSplit.End(text, 0);
            ReadOnlySpan<byte> stretch = text[..length];
            int whole = FindWhole(stretch);
            int tokens = whole >= 0 ? 1 : Merge(stretch);
            Span<int> written = ids.GetSpan(tokens);
            if (whole >= 0) written[0] = whole;
            else merger.Ids.CopyTo(written);
            ids.Advance(tokens);
            total += tokens;
            text = text[length..];
        }
        return total;
    }

    /// <summary>Takes the stretches of a block of ASCII, and moves behind those whose end is certain.</summary>
    /// <returns>The cost of what was counted; -1 when not even the first one's end is.</returns>
    private int CountBlock(ReadOnlySpan<byte> text, ref int at)
    {
        var masks = new AsciiMasks(text, at);
        int known = BitOperations.TrailingZeroCount(masks.High);
        bool reachesEnd = at + known == text.Length;
        ulong starts = AsciiStarts.Find<TSplit>(masks, ref known, out bool isWhole) & ~1UL;
        if (reachesEnd && isWhole && known < AsciiMasks.Size) starts |= 1UL << known;
        if (starts == 0) return -1;
        int total = 0, block = at;
        for (; starts != 0; starts &= starts - 1)
        {
            int end = block + BitOperations.TrailingZeroCount(starts);
            total += CountStretch(text, at, end);
            at = end;
        }
        return total;
    }

    /// <summary>Takes a stretch.</summary>
    /// <returns>The cost of what was counted.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CountStretch(ReadOnlySpan<byte> text, int start, int end)
    {
        int length = end - start;
        return length <= CountCache.LongestWord ? CountShort(text, start, length) : CountParts(text, start, end);
    }

    /// <summary>Takes a stretch that is too long for the cache, in parts where it may be cut.</summary>
    /// <returns>The cost of what was counted.</returns>
    private int CountParts(ReadOnlySpan<byte> text, int start, int end)
    {
        int total = 0;
        for (int partEnd; start < end; start = partEnd)
        {
            partEnd = cuts is null ? end : cuts.FirstCut(text, start, end);
            int length = partEnd - start;
            total += length <= CountCache.LongestWord ? CountShort(text, start, length) : CountLong(text.Slice(start, length));
        }
        return total;
    }

    /// <summary>Takes a short stretch, and counts those that wait when there are enough of them.</summary>
    /// <returns>The cost of what was counted.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CountShort(ReadOnlySpan<byte> text, int start, int length)
    {
        batch.Add(text, start, length, flag: 0, spaces: 0);
        return batch.IsFull ? CountBatch(text) : 0;
    }

    private int CountBatch(ReadOnlySpan<byte> text)
    {
        int total = 0;
        foreach (ref readonly Word word in batch.Words)
        {
            int cost = cache.Find(word.Place, word.Low, word.High);
            if (cost == 0)
            {
                cost = CountAnew(text.Slice(word.Start, (int)(word.High >> 48)));
                cache.Add(word.Place, word.Low, word.High, cost);
            }
            total += cost;
        }
        batch.Clear();
        return total;
    }

    private int CountLong(ReadOnlySpan<byte> stretch)
    {
        if (stretch.Length > LongCountCache.LongestWord) return CountAnew(stretch);
        int cost = longCache.Find(stretch, flag: 0);
        if (cost == 0) longCache.Add(stretch, flag: 0, cost = CountAnew(stretch));
        return cost;
    }

    private int CountAnew(ReadOnlySpan<byte> stretch) => FindWhole(stretch) >= 0 ? 1 : Merge(stretch);

    private int FindWhole(ReadOnlySpan<byte> stretch) => vocabulary.FindsWhole ? pieces.Find(stretch) : -1;

    private int Merge(ReadOnlySpan<byte> stretch)
    {
        merger.Clear(stretch.Length);
        for (int i = 0; i < stretch.Length; i++) merger.Add(i, vocabulary.ByteIds[stretch[i]]);
        return merger.Merge(stretch);
    }
}
