using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Phi3Data.Rules;

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

    // Behind a content of which more must be known than its state says: no template holds there.
    private const int Loose = 1;

    // Behind a content: the role in bits 2 to 4; bit 1 when the role comes behind the content and the bits name the message
    // before; bit 0 when an assistant's message before was trained.
    private const int FirstRole = 2, RoleShift = 2, ContentFirst = 2, Trained = 1;
    private const int States = FirstRole + ((int)Role.Tool + 1 << RoleShift);

    private readonly FineRecord fine;
    private RecordKeys recordKeys;
    private MessageKeys keys;
    private Role role, before;
    private bool isWeightZero, hasTrained, hasCalls;

    // Of the piece under way: whether it holds more than roles, and the role of the first message that ends in it.
    private bool hasExtras;
    private Role firstRole;
    private (nint Start, int Length) callId;
    private int contacts;

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

    [Flags]
    private enum MessageKeys : byte
    {
        Role = 1,
        Content = 2,
        Weight = 4,
        Name = 8,
        Calls = 16,
        CallId = 32,
        NoContent = 64,
    }

    /// <summary>The pieces proved so far.</summary>
    public TemplateTable Templates { get; } = new(States);

    /// <summary>Lines proved since <see cref="Start"/>.</summary>
    public int Lines { get; private set; }

    /// <summary>The <c>@</c> and <c>+</c> met in the line under way.</summary>
    public ref int Contacts => ref contacts;

    /// <summary>Index of the first byte of the line under way.</summary>
    public nint LineStart { get; private set; }

    /// <summary>Starts at the first byte of a line.</summary>
    /// <param name="lineStart">Its index.</param>
    /// <param name="taker">Who takes the lines that are passed; null when nobody wants them.</param>
    public void Start(nint lineStart, IFineRecordTaker? taker)
    {
        Lines = 0;
        LineStart = lineStart;
        contacts = 0;
        this.taker = taker;
    }

    /// <summary>Ends the line under way.</summary>
    /// <param name="origin">The buffer.</param>
    /// <param name="next">Index behind its LF.</param>
    /// <returns>
    /// Whether it is short enough to be certainly fine, and certainly holds few addresses and telephone numbers and no control token.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool EndLine(ref byte origin, nint next)
    {
        int length = (int)(next - 1 - LineStart);
        if (length > fine.MaxLineBytes) return false;
        if (contacts != 0 && !AreContactsFew(ref origin, length)) return false;
        if (!fine.MayHoldBareTokens && HoldsBareToken(ref origin, length)) return false;
        Lines++;
        if (taker is not null) GiveLine(length);
        LineStart = next;
        return true;
    }

    /// <summary>Walks from behind a content, or from the start of a line, to the next content.</summary>
    /// <param name="origin">The buffer.</param>
    /// <param name="at">The closing quote or the line's first byte; then the first byte of the next content.</param>
    /// <param name="end">Index behind the block's last line.</param>
    /// <param name="state">The state at <paramref name="at"/>.</param>
    /// <returns>The next state, <see cref="AtEnd"/> or <see cref="NotFine"/>.</returns>
    public int Walk(ref byte origin, ref nint at, nint end, int state)
    {
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

    private bool TakeKey(ref PieceCursor cursor)
    {
        if (cursor.TryTakeKey("\"role\""u8))
        {
            if (cursor.TryTake("\"user\""u8)) role = Role.User;
            else if (cursor.TryTake("\"assistant\""u8)) role = Role.Assistant;
            else if (cursor.TryTake("\"system\""u8)) role = Role.System;
            else if (cursor.TryTake("\"tool\""u8)) role = Role.Tool;
            if (taker is not null) slots.Last.Role = role;
            return Add(MessageKeys.Role) && MayFollow(role, before);
        }
        hasExtras = true;
        MessageKeys key = TakeOtherKey(ref cursor);
        nint start = cursor.At;
        bool isTaken = key switch
        {
            MessageKeys.Weight => TakeWeight(ref cursor),
            MessageKeys.Name => TakeName(ref cursor),
            MessageKeys.Calls => TakeCalls(ref cursor),
            MessageKeys.CallId => TakeCallId(ref cursor),
            _ => false,
        };
        if (!isTaken || !Add(key)) return false;
        if (taker is not null) Note(key, Slot(cursor, start));
        return true;
    }

    private static MessageKeys TakeOtherKey(ref PieceCursor cursor)
    {
        if (cursor.TryTakeKey("\"weight\""u8)) return MessageKeys.Weight;
        if (cursor.TryTakeKey("\"tool_calls\""u8)) return MessageKeys.Calls;
        if (cursor.TryTakeKey("\"tool_call_id\""u8)) return MessageKeys.CallId;
        return cursor.TryTakeKey("\"name\""u8) ? MessageKeys.Name : 0;
    }

    private bool TakeWeight(ref PieceCursor cursor)
    {
        // Whatever would make another number of it is refused behind it: only a comma or a brace may follow.
        isWeightZero = cursor.TryTake("0"u8);
        return isWeightZero || cursor.TryTake("1"u8) || cursor.TryTake("null"u8);
    }

    private static bool TakeName(ref PieceCursor cursor)
    {
        if (!cursor.TryTake("\""u8)) return cursor.TryTake("null"u8);
        nint start = cursor.At;
        while (cursor.Current is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z'
            or >= (byte)'0' and <= (byte)'9' or (byte)'_' or (byte)'-') cursor.At++;
        return cursor.At - start is >= 1 and <= NameMustBeValid.MaxLength && cursor.TryTake("\""u8);
    }

    /// <summary>Whether the rules on the order of roles have nothing to say.</summary>
    private bool MayFollow(Role role, Role before) => before switch
    {
        Role.Unknown => role == Role.System ? fine.SystemIsFine : role == Role.User && !fine.SystemIsNeeded,
        Role.System => role == Role.User,
        Role.User => role == Role.Assistant,
        Role.Assistant => role == Role.User && calls.AreAnswered || role == Role.Tool && fine.ToolIsFine,
        _ => role == Role.Tool || role is Role.User or Role.Assistant && calls.AreAnswered,
    };

    private bool EndMessage(in PieceCursor cursor)
    {
        if ((keys & MessageKeys.Role) == 0) return false;
        if ((keys & MessageKeys.Content) == 0 && !(hasCalls && role == Role.Assistant && fine.CallsAreFine)) return false;
        if ((keys & MessageKeys.CallId) != 0 != (role == Role.Tool)) return false;
        if (hasCalls && role != Role.Assistant) return false;
        if (role == Role.Assistant) hasTrained |= !isWeightZero;
        else if ((keys & MessageKeys.Weight) != 0) return false;
        before = role;
        if (firstRole == Role.Unknown) firstRole = role;
        return role != Role.Tool || calls.TryAnswer(cursor, callId);
    }

    /// <summary>Whether the record has messages, and tools if it calls any.</summary>
    private bool EndRecord(in PieceCursor cursor)
    {
        if ((recordKeys & RecordKeys.Messages) == 0) return false;
        return calls.Count == 0 || (recordKeys & RecordKeys.Tools) != 0 && AreCallsFine(cursor);
    }

    private bool HoldsBareToken(ref byte origin, int length) => ContentMustNotContainControlTokens.HoldsBareToken(
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref origin, LineStart), length));

    /// <summary>Whether the line holds too few <c>@</c> and <c>+</c> to break the rule on addresses and telephone numbers.</summary>
    private bool AreContactsFew(ref byte origin, int length)
    {
        if (contacts > fine.MaxContacts && CountContacts(ref Unsafe.Add(ref origin, LineStart), length) > fine.MaxContacts)
        {
            ReadOnlySpan<byte> line = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref origin, LineStart), length);
            if (ContentMustNotHoldPersonalData.MayHoldMore(line, fine.MaxContacts)) return false;
        }
        contacts = 0;
        return true;
    }

    /// <summary>Counts <c>@</c>, and <c>+</c> in front of digits: source code is full of others.</summary>
    private static int CountContacts(ref byte line, int length)
    {
        int count = 0;
        for (int i = 0; i < length; i += IByteBlock<T>.Size)
        {
            T block = T.Load(ref Unsafe.Add(ref line, i));
            ulong digits = T.Load(ref Unsafe.Add(ref line, i + 1)).Hex().Digits;
            ulong found = block.Equal((byte)'@') | block.Equal((byte)'+') & digits;
            if (length - i < IByteBlock<T>.Size) found &= (1UL << (length - i)) - 1;
            count += BitOperations.PopCount(found);
        }
        return count;
    }

    private bool Add(RecordKeys key)
    {
        bool isNew = (recordKeys & key) == 0;
        recordKeys |= key;
        return isNew;
    }

    private bool Add(MessageKeys key)
    {
        bool isNew = (keys & key) == 0;
        keys |= key;
        return isNew;
    }

    /// <summary>Says the state at the content just reached, and keeps the piece if both its ends are simple.</summary>
    private int Learn(ref PieceCursor cursor, nint from, nint lineBefore, int state)
    {
        int next = Loose;
        // Calls must be followed from message to message, which no template does.
        if (recordKeys == RecordKeys.Messages && calls.Count == 0)
        {
            int trained = hasTrained ? Trained : 0;
            if (keys == (MessageKeys.Role | MessageKeys.Content)) next = FirstRole + ((int)role << RoleShift | trained);
            else if (keys == MessageKeys.Content) next = FirstRole + ((int)before << RoleShift | ContentFirst | trained);
        }
        if (state != Loose && next != Loose && cursor.At - from <= TemplateTable.MaxLength)
        {
            int lineStart = LineStart == lineBefore ? 0 : (int)(LineStart - from);
            Templates.Learn(state, cursor.From(from), next, lineStart, firstRole, hasExtras);
        }
        return next;
    }

    private void Restore(int bits)
    {
        recordKeys = RecordKeys.Messages;
        hasTrained = (bits & Trained) != 0;
        isWeightZero = false;
        hasCalls = false;
        calls.Clear();
        bool contentFirst = (bits & ContentFirst) != 0;
        Role named = (Role)(bits >> RoleShift);
        role = contentFirst ? Role.Unknown : named;
        before = contentFirst ? named : Role.Unknown;
        keys = contentFirst ? MessageKeys.Content : MessageKeys.Role | MessageKeys.Content;
    }
}
