using System;

namespace Phi3Data;

/// <summary>One record as offsets into its line: what <see cref="ConversationParser"/> writes and the rules read.</summary>
sealed class RecordSlots
{
    /// <summary>An array above this many unknown keys is given back after the record (12 bytes a key).</summary>
    private const int KeptKeys = 1 << 16;

    private MessageSlot[] messages = new MessageSlot[16];
    private UnknownKey[] unknownKeys = new UnknownKey[8];
    private readonly PartRange[] parts = new PartRange[(int)RecordPart.NonPreferred + 1];

    /// <summary>How the record is written.</summary>
    public RecordFormat Format { get; private set; }

    /// <summary>Whether it was read as a preference record: an input and two outputs.</summary>
    public bool IsPreference { get; private set; }

    /// <summary>The line's whole value.</summary>
    public JsonSlot Root;

    /// <summary>The value of <c>input</c> of a preference record.</summary>
    public JsonSlot Input;

    /// <summary>The value of <c>messages</c>, or of <c>conversations</c>; of a preference record, that of its input.</summary>
    public JsonSlot Messages;

    /// <summary>The value of <c>preferred_output</c> of a preference record.</summary>
    public JsonSlot Preferred;

    /// <summary>The value of <c>non_preferred_output</c> of a preference record.</summary>
    public JsonSlot NonPreferred;

    /// <summary>The value of <c>tools</c>; of a preference record, that of its input.</summary>
    public JsonSlot Tools;

    /// <summary>The value of the deprecated <c>functions</c>.</summary>
    public JsonSlot Functions;

    /// <summary>Whether a message has calls, so that rules on tools look at messages only where there is something to see.</summary>
    public bool HasCalls;

    /// <summary>Whether the record has a key that is known but kept nowhere here: <c>parallel_tool_calls</c>.</summary>
    public bool HasUnkeptKey;

    /// <summary>Messages in the record, all parts together, those above the limit included.</summary>
    public int MessageCount { get; private set; }

    /// <summary>Messages that have a slot: all, or as many as the limit allows.</summary>
    public int StoredMessages { get; private set; }

    /// <summary>Number of <see cref="UnknownKeys"/>.</summary>
    public int UnknownKeyCount { get; private set; }

    /// <summary>The stored messages of all parts in the order of the line, valid until the next record.</summary>
    public ReadOnlySpan<MessageSlot> StoredSpan => messages.AsSpan(0, StoredMessages);

    /// <summary>The message added last. There is one.</summary>
    public ref MessageSlot Last => ref messages[StoredMessages - 1];

    /// <summary>Keys that the format does not know, in the order of the line.</summary>
    public ReadOnlySpan<UnknownKey> UnknownKeys => unknownKeys.AsSpan(0, UnknownKeyCount);

    /// <summary>The stored messages that a record starts with: all, or those of a preference record's input.</summary>
    public ReadOnlySpan<MessageSlot> ConversationSpan => IsPreference ? GetPart(RecordPart.Input) : StoredSpan;

    /// <summary>The stored messages of one part in order, valid until the next record.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such part.</exception>
    public ReadOnlySpan<MessageSlot> GetPart(RecordPart part)
    {
        if (!IsPreference) return part == RecordPart.Conversation ? StoredSpan : default;
        PartRange range = parts[(int)part];
        return messages.AsSpan(range.Start, range.Stored);
    }

    /// <summary>Number of messages of one part of a preference record, those above the limit included.</summary>
    public int CountPart(RecordPart part) => parts[(int)part].Count;

    /// <summary>Starts the next record.</summary>
    public void Reset(RecordFormat format, bool isPreference = false)
    {
        Format = format;
        IsPreference = isPreference;
        Root = default;
        Messages = default;
        if (isPreference)
        {
            Input = default;
            Preferred = default;
            NonPreferred = default;
            Array.Clear(parts, 0, parts.Length);
        }
        Tools = default;
        Functions = default;
        HasCalls = false;
        HasUnkeptKey = false;
        MessageCount = 0;
        StoredMessages = 0;
        UnknownKeyCount = 0;
        if (unknownKeys.Length > KeptKeys) unknownKeys = new UnknownKey[8];
    }

    /// <summary>Adds a message.</summary>
    /// <returns>Its slot, empty; above the limit a slot that the next message overwrites.</returns>
    public ref MessageSlot AddMessage(int maxMessages)
    {
        if (StoredMessages == messages.Length) Array.Resize(ref messages, StoredMessages * 2);
        ref MessageSlot slot = ref messages[StoredMessages];
        slot = default;
        MessageCount++;
        if (StoredMessages < maxMessages) StoredMessages++;
        return ref slot;
    }

    /// <summary>Notes that the messages from <paramref name="start"/> on, in the order of the line, are those of one part.</summary>
    /// <param name="part">The part of a preference record.</param>
    /// <param name="start">Messages stored before.</param>
    /// <param name="countBefore">Messages before, those above the limit included.</param>
    public void SetPart(RecordPart part, int start, int countBefore) => parts[(int)part] = new PartRange
    {
        Start = start,
        Stored = StoredMessages - start,
        Count = MessageCount - countBefore,
    };

    /// <summary>Notes a key that the format does not know.</summary>
    /// <param name="message">0-based index of the message that holds it, or what <see cref="UnknownKey"/> says.</param>
    /// <param name="start">0-based offset of the key's opening quote.</param>
    /// <param name="length">Length in bytes, quotes included.</param>
    public void AddUnknownKey(int message, int start, int length)
    {
        if (UnknownKeyCount == unknownKeys.Length) Array.Resize(ref unknownKeys, UnknownKeyCount * 2);
        unknownKeys[UnknownKeyCount++] = new UnknownKey { Message = message, Start = start, Length = length };
    }
}

/// <summary>Where a key stands that the format does not know; quotes belong to the range.</summary>
struct UnknownKey
{
    /// <summary>The value of <see cref="Message"/> for a key of the record itself.</summary>
    public const int OfRecord = -1;

    /// <summary>The value of <see cref="Message"/> for a key of the <c>input</c> of a preference record.</summary>
    public const int OfInput = -2;

    /// <summary>0-based index of the message, <see cref="OfRecord"/> or <see cref="OfInput"/>.</summary>
    public int Message;

    /// <summary>0-based byte offset in the line.</summary>
    public int Start;

    /// <summary>Length in bytes.</summary>
    public int Length;
}

/// <summary>Which of a record's messages are those of a part.</summary>
struct PartRange
{
    /// <summary>0-based index of the first one.</summary>
    public int Start;

    /// <summary>How many have a slot.</summary>
    public int Stored;

    /// <summary>How many there are, those above the limit included.</summary>
    public int Count;
}
