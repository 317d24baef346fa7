using System;

namespace Phi3Data.Scanning;

/// <summary>
/// Proves the structure of records byte by byte, from one content to the next, and teaches it to the <see cref="Templates"/>.
/// Keys and roles are taken only as services write them: in any order, with any spacing, without escapes, each once.
/// </summary>
/// <typeparam name="T">The width in which strings are scanned.</typeparam>
sealed partial class RecordWalker<T>
    where T : struct, IByteBlock<T>
{
    /// <summary>The state in which a line starts.</summary>
    public const int AtLineStart = 0;

    /// <summary>What <see cref="Walk"/> answers when the block is done.</summary>
    public const int AtEnd = -1;

    /// <summary>What <see cref="Walk"/> answers when the line is not certainly fine.</summary>
    public const int NotFine = -2;

    private readonly FineRecord fine;
    private RecordKeys recordKeys;
    private MessageKeys keys;
    private Role role, before;
    private bool isWeightZero, hasTrained, hasCalls;
    private (nint Start, int Length) callId;
    private long passedBefore;

    /// <summary>Makes a walker that serves one thread.</summary>
    public RecordWalker(FineRecord fine)
    {
        this.fine = fine;
        findings = new FindingBuffer(fine.Options);
    }

    private enum Step
    {
        Record,
        RecordKey,
        RecordNext,
        Message,
        Key,
        Next,
    }

    [Flags]
    private enum RecordKeys : byte
    {
        Messages = 1,
        ParallelToolCalls = 2,
        Tools = 4,
    }

    /// <summary>Lines proved since <see cref="Start"/>.</summary>
    public int Lines { get; private set; }

    /// <summary>Lines proved since the walker was made.</summary>
    public long Passed => passedBefore + Lines;

    /// <summary>Calls of <see cref="Walk"/> since the walker was made.</summary>
    public long Walks { get; private set; }

    /// <summary>Index of the first byte of the line under way.</summary>
    public nint LineStart { get; private set; }

    /// <summary>Starts at the first byte of a line.</summary>
    /// <param name="lineStart">Its index.</param>
    /// <param name="taker">Who takes the lines that are passed; null when nobody wants them.</param>
    public void Start(nint lineStart, IFineRecordTaker? taker)
    {
        passedBefore += Lines;
        Lines = 0;
        LineStart = lineStart;
        contacts = 0;
        this.taker = taker;
    }

    /// <summary>Walks from behind a content, or from the start of a line, to the next content.</summary>
    /// <param name="origin">The buffer.</param>
    /// <param name="at">The closing quote or the line's first byte; then the first byte of the next content.</param>
    /// <param name="end">Index behind the block's last line.</param>
    /// <param name="state">The state at <paramref name="at"/>.</param>
    /// <returns>The next state, <see cref="AtEnd"/> or <see cref="NotFine"/>.</returns>
    public int Walk(ref byte origin, ref nint at, nint end, int state)
    {
        Walks++;
        nint from = at, lineBefore = LineStart;
        hasExtras = false;
        firstRole = Role.Unknown;
        var cursor = new PieceCursor(ref origin, at);
        Step step = Step.Record;
        if (state != AtLineStart)
        {
            cursor.At++; // the quote
            if (state != Loose) Restore(state - FirstRole);
            step = Step.Next;
        }
        while (true)
        {
            switch (step)
            {
                case Step.Record:
                    recordKeys = 0;
                    before = Role.Unknown;
                    hasTrained = false;
                    calls.Clear();
                    if (taker is not null) slots.Reset(RecordFormat.Messages);
                    if (!cursor.TryTake((byte)'{')) return NotFine;
                    step = Step.RecordKey;
                    break;
                case Step.RecordKey:
                    if (!TakeRecordKey(ref cursor, out step)) return NotFine;
                    break;
                case Step.RecordNext:
                    if (cursor.TryTake((byte)','))
                    {
                        step = Step.RecordKey;
                        break;
                    }
                    if (!cursor.TryTake((byte)'}') || !EndRecord(cursor)) return NotFine;
                    if (!cursor.TryTake((byte)'\n') || !EndLine(ref origin, cursor.At)) return NotFine;
                    if (cursor.At >= end) return AtEnd;
                    step = Step.Record;
                    break;
                case Step.Message:
                    keys = 0;
                    role = Role.Unknown;
                    isWeightZero = false;
                    hasCalls = false;
                    if (taker is not null) slots.AddMessage(int.MaxValue);
                    if (!cursor.TryTake((byte)'{')) return NotFine;
                    step = Step.Key;
                    break;
                case Step.Key:
                    cursor.SkipSpace();
                    if (cursor.TryTakeKey("\"content\""u8))
                    {
                        if (!Add(MessageKeys.Content) || (keys & MessageKeys.NoContent) != 0) return NotFine;
                        // Without a text the message must have calls: EndMessage sees to it.
                        if (cursor.TryTake("null"u8))
                        {
                            if (taker is not null) slots.Last.Content = Slot(cursor, cursor.At - 4);
                            keys &= ~MessageKeys.Content;
                            keys |= MessageKeys.NoContent;
                            step = Step.Next;
                            break;
                        }
                        if (!cursor.TryTake((byte)'"')) return NotFine;
                        at = cursor.At;
                        return Learn(ref cursor, from, lineBefore, state);
                    }
                    if (!TakeKey(ref cursor)) return NotFine;
                    step = Step.Next;
                    break;
                default:
                    if (cursor.TryTake((byte)','))
                    {
                        step = Step.Key;
                        break;
                    }
                    if (!cursor.TryTake((byte)'}') || !EndMessage(cursor)) return NotFine;
                    if (cursor.TryTake((byte)','))
                    {
                        step = Step.Message;
                        break;
                    }
                    if (!cursor.TryTake((byte)']') || before != Role.Assistant || !hasTrained) return NotFine;
                    step = Step.RecordNext;
                    break;
            }
        }
    }

    private bool TakeRecordKey(ref PieceCursor cursor, out Step next)
    {
        cursor.SkipSpace();
        next = Step.RecordNext;
        if (cursor.TryTakeKey("\"messages\""u8))
        {
            next = Step.Message;
            return Add(RecordKeys.Messages) && cursor.TryTake((byte)'[');
        }
        hasExtras = true;
        if (cursor.TryTakeKey("\"parallel_tool_calls\""u8))
        {
            slots.HasUnkeptKey = true;
            return Add(RecordKeys.ParallelToolCalls)
                && (cursor.TryTake("true"u8) || cursor.TryTake("false"u8) || cursor.TryTake("null"u8));
        }
        if (cursor.TryTakeKey("\"tools\""u8))
        {
            nint start = cursor.At;
            toolList = Tools.Take(ref cursor);
            if (!Add(RecordKeys.Tools) || toolList < 0) return false;
            tools = Slot(cursor, start);
            tools.Empty = Tools.IsEmpty(toolList);
            slots.Tools = tools;
            return true;
        }
        return false;
    }

    /// <summary>Whether the record has messages, and tools if it calls any.</summary>
    private bool EndRecord(in PieceCursor cursor)
    {
        if ((recordKeys & RecordKeys.Messages) == 0) return false;
        return calls.Count == 0 || (recordKeys & RecordKeys.Tools) != 0 && AreCallsFine(cursor);
    }

    private bool Add(RecordKeys key)
    {
        bool isNew = (recordKeys & key) == 0;
        recordKeys |= key;
        return isNew;
    }
}
