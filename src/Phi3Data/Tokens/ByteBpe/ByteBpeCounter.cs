using System;
using System.Buffers;

namespace Phi3Data.Tokens;

/// <summary>Splits text by a pattern and merges the bytes of each stretch once; then its cost is looked up.</summary>
sealed class ByteBpeCounter<TSplit>(string name, ByteBpeVocabulary vocabulary, BpeMerger merger) : IByteBoundCounter
    where TSplit : struct, ITextSplit
{
    private readonly PieceTable pieces = vocabulary.Pieces;
    private readonly CountCache cache = new();
    private readonly LongCountCache longCache = new();
    private readonly Utf8Repair repair = new();

    public string Name => name;

    public int Count(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> text = repair.Repair(utf8);
        int total = 0;
        for (int i = 0; i < text.Length;)
        {
            int end = TSplit.End(text, i);
            total += CountStretch(text, i, end - i);
            i = end;
        }
        return total;
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

    private int CountStretch(ReadOnlySpan<byte> text, int start, int length)
    {
        if (length <= CountCache.LongestWord) return CountShort(text, start, length);
        if (vocabulary.Cuts is null) return CountLong(text.Slice(start, length));
        int total = 0;
        for (int end = start + length, part; start < end; start += part)
        {
            part = vocabulary.Cuts.FirstPart(text[start..end]);
            total += part <= CountCache.LongestWord ? CountShort(text, start, part) : CountLong(text.Slice(start, part));
        }
        return total;
    }

    private int CountShort(ReadOnlySpan<byte> text, int start, int length)
    {
        WordKey.Load(text, start, length, flag: 0, out ulong low, out ulong high);
        int cost = cache.Find(low, high);
        if (cost == 0) cache.Add(low, high, cost = CountAnew(text.Slice(start, length)));
        return cost;
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
