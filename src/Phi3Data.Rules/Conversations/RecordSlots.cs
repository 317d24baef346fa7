using System;

namespace Phi3Data;

/// <summary>One record as offsets into its line: what <see cref="ConversationParser"/> writes and the rules read.</summary>
sealed class RecordSlots
{
    /// <summary>An array above this many unknown keys is given back after the record (12 bytes a key).</summary>
    private const int KeptKeys = 1 << 16;

    private MessageSlot[] messages = new MessageSlot[16];
    private UnknownKey[] unknownKeys = new UnknownKey[8];

    /// <summary>How the record is written.</summary>
    public RecordFormat Format { get; private set; }

    /// <summary>The line's whole value.</summary>
    public JsonSlot Root;

    /// <summary>The value of <c>messages</c>, or of <c>conversations</c>.</summary>
    public JsonSlot Messages;

    /// <summary>The value of <c>tools</c>.</summary>
    public JsonSlot Tools;

    /// <summary>The value of the deprecated <c>functions</c>.</summary>
    public JsonSlot Functions;

    /// <summary>Whether a message has calls, so that rules on tools look at messages only where there is something to see.</summary>
    public bool HasCalls;

    /// <summary>Messages in the record, those above the limit included.</summary>
    public int MessageCount { get; private set; }

    /// <summary>Messages that have a slot: all, or as many as the limit allows.</summary>
    public int StoredMessages { get; private set; }

    /// <summary>Number of <see cref="UnknownKeys"/>.</summary>
    public int UnknownKeyCount { get; private set; }

    /// <summary>The stored messages in order, valid until the next record.</summary>
    public ReadOnlySpan<MessageSlot> StoredSpan => messages.AsSpan(0, StoredMessages);

    /// <summary>Keys that the format does not know, in the order of the line.</summary>
    public ReadOnlySpan<UnknownKey> UnknownKeys => unknownKeys.AsSpan(0, UnknownKeyCount);

    /// <summary>Starts the next record.</summary>
    public void Reset(RecordFormat format)
    {
        Format = format;
        Root = default;
        Messages = default;
        Tools = default;
        Functions = default;
        HasCalls = false;
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

    /// <summary>Notes a key that the format does not know.</summary>
    /// <param name="message">0-based index of the message that holds it, or -1 for the record itself.</param>
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
    /// <summary>0-based index of the message, or -1 for the record itself.</summary>
    public int Message;

    /// <summary>0-based byte offset in the line.</summary>
    public int Start;

    /// <summary>Length in bytes.</summary>
    public int Length;
}
