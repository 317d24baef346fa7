using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phi3Data.Tokens;

/// <summary>
/// Counts by segments: spaces and the word behind them, which no piece leaves. Characters that stand alone and runs of spaces have
/// a known cost; words are merged once and then looked up.
/// </summary>
sealed class SentencePieceCounter : IByteBoundCounter
{
    /// <summary>Beside the length of a word in a cache: the word has a space before it.</summary>
    private const byte AfterSpace = 0x40;

    /// <summary>Beside the cost of a word in a cache: that space stays a token of its own.</summary>
    private const int SpaceStays = 0x80;

    private readonly SentencePieceVocabulary vocabulary;
    private readonly SentencePieceEncoder encoder;
    private readonly SegmentRules? rules;
    private readonly CountCache cache = new();
    private readonly WordBatch batch;
    private readonly LongCountCache longCache = new();
    private readonly Utf8Repair repair = new();
    private readonly ushort[] characters = [];
    private readonly int longestSpaces = 1;

    public SentencePieceCounter(string name, SentencePieceVocabulary vocabulary, SentencePieceEncoder encoder)
    {
        Name = name;
        this.vocabulary = vocabulary;
        this.encoder = encoder;
        batch = new WordBatch(cache);
        rules = vocabulary.Rules;
        if (rules is null) return;
        characters = rules.Characters;
        longestSpaces = rules.LongestSpaces;
    }

    public string Name { get; }

    public int Count(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0) return 0;
        ReadOnlySpan<byte> text = repair.Repair(utf8);
        return rules is null ? encoder.Count(1, text) : CountSegments(text);
    }

    public int Encode(ReadOnlySpan<byte> utf8, IBufferWriter<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (utf8.Length == 0) return 0;
        ReadOnlySpan<byte> text = repair.Repair(utf8);
        if (rules is null) return encoder.Encode(1, text, ids);
        int total = 0, marks = 1;
        while (text.Length > 0)
        {
            int start = 0;
            for (int length; start < text.Length && CharacterAt(text, start, out length) == SegmentRules.Mark; start += length) marks++;
            int end = start == text.Length ? start : SegmentEnd(text, start);
            total += encoder.Encode(marks, text[start..end], ids);
            marks = 0;
            text = text[end..];
        }
        return total;
    }

    private int CountSegments(ReadOnlySpan<byte> text)
    {
        int total = 0, marks = 1;
        for (int at = 0; at < text.Length;)
        {
            if (AsciiMasks.IsWorthwhile(text, at)) total += CountBlock(text, ref at, ref marks);
            if (at < text.Length) total += CountSegment(text, ref at, ref marks);
        }
        return total + CountBatch(text) + Spaces(marks);
    }

    /// <summary>Takes the runs of letters, of spaces and of other ASCII in a block, as far as their ends are certain: letters merge with no
    /// other ASCII.</summary>
    /// <returns>The cost of what was counted.</returns>
    private int CountBlock(ReadOnlySpan<byte> text, ref int at, ref int marks)
    {
        var masks = new AsciiMasks(text, at);
        int known = BitOperations.TrailingZeroCount(masks.High), block = at, total = 0;
        bool reachesEnd = at + known == text.Length;
        ulong valid = known == AsciiMasks.Size ? ulong.MaxValue : (1UL << known) - 1;
        ulong letters = (masks.Upper | masks.Lower) & valid, spaces = masks.Spaces & valid, other = valid & ~(letters | spaces);
        ulong starts = letters & ~(letters << 1) | other & ~(other << 1);
        ulong ends = letters << 1 & ~letters | other << 1 & ~other;
        for (int before = 0; ; ends &= ends - 1, starts &= starts - 1)
        {
            // Between two runs there is nothing but spaces.
            int run = starts == 0 ? known : BitOperations.TrailingZeroCount(starts);
            marks += run - before;
            at = block + run;
            if (starts == 0) return total;
            before = Math.Min(BitOperations.TrailingZeroCount(ends), known);
            int end = block + before;
            if ((letters >> run & 1) == 0)
            {
                while (at < end) total += CountSegment(text, ref at, ref marks);
                if (at > end) return total;
                continue;
            }
            if (before == known && !reachesEnd) return total;
            total += CountWord(text, at, end, ref marks);
            at = end;
        }
    }

    /// <summary>Takes a space, a character that stands alone, or a segment.</summary>
    /// <returns>The cost of what was counted.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CountSegment(ReadOnlySpan<byte> text, ref int at, ref int marks)
    {
        int start = at, character = CharacterAt(text, start, out int length);
        at += length;
        if (character == SegmentRules.Mark)
        {
            marks++;
            return 0;
        }
        if (character < SegmentRules.FirstJoining)
        {
            int alone = Spaces(marks) + (length < 4 ? character : AstralCost(text.Slice(start, length)));
            marks = 0;
            return alone;
        }
        at = SegmentEnd(text, start);
        return CountWord(text, start, at, ref marks);
    }

    /// <summary>Takes a segment, and the spaces before it.</summary>
    /// <returns>The cost of what was counted.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CountWord(ReadOnlySpan<byte> text, int start, int end, ref int marks)
    {
        int length = end - start, before = marks;
        byte flag = before > 0 ? AfterSpace : (byte)0;
        marks = 0;
        if (length > CountCache.LongestWord) return CountLong(text[start..end], flag, before);
        batch.Add(text, start, length, flag, before);
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
                int key = (int)(word.High >> 48);
                cost = MergeWord(text.Slice(word.Start, key & ~AfterSpace), (byte)(key & AfterSpace));
                cache.Add(word.Place, word.Low, word.High, cost);
            }
            total += (cost & ~SpaceStays) + MoreSpaces(word.Spaces, (cost & SpaceStays) != 0);
        }
        batch.Clear();
        return total;
    }

    private int CountLong(ReadOnlySpan<byte> word, byte flag, int marks)
    {
        if (word.Length > LongCountCache.LongestWord)
        {
            int whole = encoder.Count(Math.Min(marks, 1), word);
            return whole + MoreSpaces(marks, encoder.StartsWithMark);
        }
        int cost = longCache.Find(word, flag);
        if (cost == 0) longCache.Add(word, flag, cost = MergeWord(word, flag));
        return (cost & ~SpaceStays) + MoreSpaces(marks, (cost & SpaceStays) != 0);
    }

    /// <summary>The tokens of spaces that merge with nothing else.</summary>
    private int Spaces(int marks) => marks < 2 ? marks : (marks + longestSpaces - 1) / longestSpaces;

    /// <summary>What spaces before a word cost beside the word with one space: the last one joins the word or stays with the others.</summary>
    private int MoreSpaces(int marks, bool spaceStays) =>
        marks < 2 ? 0 : spaceStays ? Spaces(marks) - 1 : Spaces(marks - 1);

    /// <summary>A character above U+FFFF is a piece or bytes.</summary>
    private int AstralCost(ReadOnlySpan<byte> character) => vocabulary.Pieces.Find(character) >= 0 ? 1 : character.Length;

    /// <summary>The entry in <see cref="SegmentRules.Characters"/> of the character at <paramref name="at"/>, and its bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CharacterAt(ReadOnlySpan<byte> text, int at, out int length)
    {
        int first = text[at];
        if (first < 0x80)
        {
            length = 1;
            return characters[first];
        }
        if (first < 0xE0)
        {
            length = 2;
            return characters[(first & 0x1F) << 6 | text[at + 1] & 0x3F];
        }
        if (first < 0xF0)
        {
            length = 3;
            return characters[(first & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | text[at + 2] & 0x3F];
        }
        length = 4;
        return 1;
    }

    /// <summary>The end of the segment of which a character begins at <paramref name="start"/>.</summary>
    private int SegmentEnd(ReadOnlySpan<byte> text, int start)
    {
        int character = CharacterAt(text, start, out int length);
        int i = start + length;
        if (character < SegmentRules.FirstJoining) return i;
        while (i < text.Length)
        {
            int next = CharacterAt(text, i, out length);
            if (next < SegmentRules.FirstJoining || !rules!.AreNeighbours(character, next)) break;
            character = next;
            i += length;
        }
        return i;
    }

    private int MergeWord(ReadOnlySpan<byte> word, byte flag)
    {
        int cost = encoder.Count(flag == 0 ? 0 : 1, word);
        return encoder.StartsWithMark ? cost | SpaceStays : cost;
    }
}
