using System;
using System.Buffers;

namespace Phi3Data.Tokens;

/// <summary>Merges stretches of text and counts or writes their tokens. Holds scratch; serves one thread.</summary>
sealed class SentencePieceEncoder(SentencePieceVocabulary vocabulary, BpeMerger merger)
{
    private readonly PieceTable pieces = vocabulary.Pieces;
    private byte[] normalized = new byte[256];

    /// <summary>Whether the first token of the last stretch is a single U+2581.</summary>
    public bool StartsWithMark { get; private set; }

    /// <summary>The tokens of <paramref name="marks"/> spaces and the valid UTF-8 behind them.</summary>
    public int Count(int marks, ReadOnlySpan<byte> text)
    {
        Merge(Normalize(marks, text));
        int total = 0;
        ReadOnlySpan<int> ids = merger.Ids, starts = merger.Starts;
        for (int i = 0; i < ids.Length; i++) total += ids[i] >= 0 ? 1 : starts[i + 1] - starts[i];
        StartsWithMark = ids.Length > 0 && starts[1] == SentencePieceVocabulary.Mark.Length && marks > 0;
        return total;
    }

    /// <summary>Writes the tokens of <paramref name="marks"/> spaces and the valid UTF-8 behind them.</summary>
    /// <returns>The number of tokens.</returns>
    public int Encode(int marks, ReadOnlySpan<byte> text, IBufferWriter<int> output)
    {
        ReadOnlySpan<byte> all = Normalize(marks, text);
        Merge(all);
        ReadOnlySpan<int> ids = merger.Ids, starts = merger.Starts;
        Span<int> written = output.GetSpan(all.Length);
        int total = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            if (ids[i] >= 0)
            {
                written[total++] = ids[i];
                continue;
            }
            foreach (byte value in all[starts[i]..starts[i + 1]]) written[total++] = vocabulary.ByteIds[value];
        }
        output.Advance(total);
        return total;
    }

    private void Merge(ReadOnlySpan<byte> all)
    {
        merger.Clear(all.Length);
        for (int i = 0, length; i < all.Length; i += length)
        {
            length = Length(all[i]);
            merger.Add(i, pieces.Find(all.Slice(i, length)));
        }
        merger.Merge(all);
    }

    private ReadOnlySpan<byte> Normalize(int marks, ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> mark = SentencePieceVocabulary.Mark;
        int most = checked((marks + text.Length) * mark.Length);
        if (normalized.Length < most) normalized = new byte[most];
        int length = 0;
        for (; marks > 0; marks--) Append(mark);
        while (text.Length > 0)
        {
            int plain = text.IndexOf((byte)' ');
            if (plain < 0) plain = text.Length;
            Append(text[..plain]);
            if (plain == text.Length) break;
            Append(mark);
            text = text[(plain + 1)..];
        }
        return normalized.AsSpan(0, length);

        void Append(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(normalized.AsSpan(length));
            length += bytes.Length;
        }
    }

    /// <summary>The bytes of the character that a byte begins, in valid UTF-8.</summary>
    private static int Length(byte lead) => lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}
