using System;
using System.Text;

namespace Phi3Data;

/// <summary>A stretch of a segment that belongs to one owner.</summary>
/// <param name="End">0-based offset behind its last byte in the segment.</param>
/// <param name="Owner">Whom it belongs to.</param>
readonly record struct SegmentRun(int End, PieceOwner Owner);

/// <summary>Takes what a tokenizer sees of a rendered conversation: special tokens, and the texts between them.</summary>
interface ISegmentSink
{
    /// <summary>Takes a special token; one that content holds belongs to the content.</summary>
    void Token(SpecialToken token, in PieceOwner owner);

    /// <summary>Takes the whole text between two special tokens, which the tokenizer reads as one.</summary>
    /// <param name="text">UTF-8, not empty; valid during the call.</param>
    /// <param name="runs">Whose it is, in order, without gaps.</param>
    /// <param name="isStart">Whether the prompt starts with it.</param>
    void Segment(ReadOnlySpan<byte> text, ReadOnlySpan<SegmentRun> runs, bool isStart);
}

/// <summary>Memory of a <see cref="Segmenter"/>, used again for each conversation.</summary>
sealed class SegmentMemory
{
    /// <summary>For texts that have to be joined.</summary>
    public byte[] Bytes = new byte[4096];

    /// <summary>For whose they are.</summary>
    public SegmentRun[] Runs = new SegmentRun[8];
}

/// <summary>
/// Cuts the pieces of a rendered conversation into what the tokenizer sees, as the Hugging Face tokenizers do: special tokens
/// are found wherever their text stands, the white space that they strip vanishes, and what lies between two of them is one text.
/// </summary>
ref struct Segmenter : IPieceSink
{
    private readonly SegmentMemory memory;
    private readonly ISegmentSink sink;
    private readonly SpecialTokenSet tokens;
    private readonly bool isLiteral;
    private ReadOnlySpan<byte> single;
    private int length;
    private int runs;
    private bool stripsStart;
    private bool hasStarted;

    /// <summary>Starts a conversation.</summary>
    /// <param name="memory">Memory for this conversation alone.</param>
    /// <param name="sink">Takes the segments.</param>
    /// <param name="tokens">The special tokens.</param>
    /// <param name="isLiteral">Whether their text inside content is text.</param>
    public Segmenter(SegmentMemory memory, ISegmentSink sink, SpecialTokenSet tokens, bool isLiteral)
    {
        this = default;
        this.memory = memory;
        this.sink = sink;
        this.tokens = tokens;
        this.isLiteral = isLiteral;
    }

    /// <inheritdoc/>
    public void Token(int token, in PieceOwner owner)
    {
        SpecialToken special = tokens[token];
        Flush(special.StripsBefore);
        sink.Token(special, owner);
        stripsStart = special.StripsAfter;
        hasStarted = true;
    }

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<byte> text, in PieceOwner owner)
    {
        if (owner.IsContent && !isLiteral)
        {
            for (int at; (at = tokens.Find(text, out int token)) >= 0; text = text[(at + tokens.TextOf(token).Length)..])
            {
                Append(text[..at], owner);
                Token(token, owner);
            }
        }
        Append(text, owner);
    }

    /// <summary>Hands on what is left.</summary>
    public void Finish() => Flush(stripsEnd: false);

    private void Append(ReadOnlySpan<byte> text, in PieceOwner owner)
    {
        if (text.IsEmpty) return;
        // What will be stripped is left out at once, so that the content behind it is not copied.
        if (runs == 0 && stripsStart && !owner.IsContent && CountWhiteSpace(text) == text.Length) return;
        if (runs == 0) single = text; // most segments are one text, which stays where it is
        else
        {
            if (memory.Bytes.Length < length + text.Length)
                Array.Resize(ref memory.Bytes, Math.Max(length + text.Length, memory.Bytes.Length * 2));
            if (runs == 1) single.CopyTo(memory.Bytes);
            text.CopyTo(memory.Bytes.AsSpan(length));
        }
        length += text.Length;
        if (runs == memory.Runs.Length) Array.Resize(ref memory.Runs, runs * 2);
        memory.Runs[runs++] = new SegmentRun(length, owner);
    }

    private void Flush(bool stripsEnd)
    {
        if (runs == 0) return;
        ReadOnlySpan<byte> text = runs == 1 ? single : memory.Bytes.AsSpan(0, length);
        int start = stripsStart ? CountWhiteSpace(text) : 0;
        int end = stripsEnd ? EndWithoutWhiteSpace(text, start) : text.Length;
        if (start < end)
        {
            int count = Trim(start, end);
            sink.Segment(text[start..end], memory.Runs.AsSpan(0, count), !hasStarted);
        }
        hasStarted = true;
        length = 0;
        runs = 0;
    }

    /// <summary>Moves the runs to a text cut at both ends, and drops those that are empty then.</summary>
    private readonly int Trim(int start, int end)
    {
        int count = 0, before = 0;
        for (int i = 0; i < runs; i++)
        {
            int runEnd = Math.Clamp(memory.Runs[i].End, start, end) - start;
            if (runEnd == before) continue;
            memory.Runs[count++] = memory.Runs[i] with { End = runEnd };
            before = runEnd;
        }
        return count;
    }

    private static int CountWhiteSpace(ReadOnlySpan<byte> text)
    {
        int start = 0;
        while (start < text.Length)
        {
            Rune.DecodeFromUtf8(text[start..], out Rune rune, out int bytes);
            if (!Rune.IsWhiteSpace(rune)) break;
            start += bytes;
        }
        return start;
    }

    private static int EndWithoutWhiteSpace(ReadOnlySpan<byte> text, int start)
    {
        int end = text.Length;
        while (end > start)
        {
            Rune.DecodeLastFromUtf8(text[start..end], out Rune rune, out int bytes);
            if (!Rune.IsWhiteSpace(rune)) break;
            end -= bytes;
        }
        return end;
    }
}
