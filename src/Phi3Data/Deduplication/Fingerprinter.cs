using System;
using System.Text;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>Computes the <see cref="RecordFingerprint"/> of valid records. Serves one thread; allocates nothing per record.</summary>
sealed class Fingerprinter
{
    private const long StringTag = 1, NumberTag = 2, WordTag = 3, ObjectTag = 4, ArrayTag = 5;

    private static readonly UInt128 ContentKey = HashMix.Text("content"u8, StringTag);
    private static readonly UInt128[] RoleMembers = MakeRoleMembers();

    private readonly JsonScratch scratch = new();
    private readonly bool keysMayRepeat;
    private readonly Frame[] frames = new Frame[JsonScratch.DepthLimit + 1];
    private UInt128 conversation, beforeLast;
    private UInt128 message;
    private int messageDepth;

    /// <summary>Makes a fingerprinter.</summary>
    /// <param name="options">Whether records with repeated keys, of which the parser keeps the first, are valid; null for the defaults.</param>
    public Fingerprinter(RuleOptions? options = null) =>
        keysMayRepeat = (options ?? RuleOptions.Default).GetSeverity(RuleId.KeysMustBeUnique) != Severity.Error;

    /// <summary>Hashes a record that the rules found valid: from its slots if they tell all of it, else by a walk.</summary>
    public RecordFingerprint Compute(in ConversationView view)
    {
        if (IsBare(view.Slots))
        {
            // Nothing but what is said: the conversation is the record.
            HashSaid(view);
            return new RecordFingerprint { Record = conversation, Conversation = conversation, Prompt = GetPrompt(view.Slots) };
        }
        UInt128 record = Walk(view.Line, view.Format, view.IsPreference);
        return new RecordFingerprint { Record = record, Conversation = conversation, Prompt = GetPrompt(view.Slots) };
    }

    /// <summary>The hash of what comes before the answer, after the conversation was hashed.</summary>
    private UInt128 GetPrompt(RecordSlots slots)
    {
        ReadOnlySpan<MessageSlot> messages = slots.StoredSpan;
        bool hasAnswer = !slots.IsPreference && messages.Length > 1 && messages[^1].Role == Role.Assistant;
        return hasAnswer ? beforeLast : conversation;
    }

    /// <summary>Hashes one JSON value, scanned before: equal values have equal hashes.</summary>
    public UInt128 HashValue(ReadOnlySpan<byte> json) => Walk(json, RecordFormat.Messages, isPreference: false);

    private UInt128 Walk(ReadOnlySpan<byte> json, RecordFormat format, bool isPreference)
    {
        var scanner = new Utf8JsonScanner(json, scratch, JsonScratch.DepthLimit, checkKeys: false);
        ReadOnlySpan<byte> messagesKey = format == RecordFormat.Messages ? "messages"u8 : "conversations"u8;
        conversation = beforeLast = 0;
        // Depth of the members of a message: record, messages, message; in a preference record below its input.
        messageDepth = isPreference ? 4 : 3;
        frames[0] = default;
        int depth = 0;
        while (scanner.Read() is not (JsonToken.End or JsonToken.Error))
        {
            switch (scanner.Token)
            {
                case JsonToken.Key:
                    ReadOnlySpan<byte> key = Decode(scanner);
                    frames[depth].Key = HashMix.Text(key, StringTag);
                    frames[depth].IsConversation = IsConversation(key, depth, format, messagesKey);
                    break;
                case JsonToken.StartObject or JsonToken.StartArray:
                    frames[++depth] = new Frame { IsObject = scanner.Token == JsonToken.StartObject };
                    if (depth == messageDepth) message = 0;
                    break;
                case JsonToken.EndObject or JsonToken.EndArray:
                    Frame closed = frames[depth--];
                    if (depth == messageDepth - 1 && frames[messageDepth - 2].IsConversation)
                    {
                        beforeLast = conversation;
                        conversation = HashMix.Pair(conversation, message);
                    }
                    Add(depth, HashMix.Pair((UInt128)(closed.IsObject ? ObjectTag : ArrayTag), closed.Sum));
                    break;
                case JsonToken.String:
                    Add(depth, HashMix.Text(Decode(scanner), StringTag));
                    break;
                default:
                    long tag = scanner.Token == JsonToken.Number ? NumberTag : WordTag;
                    UInt128 value = HashMix.Text(json.Slice(scanner.Start, scanner.Length), tag);
                    Add(depth, value, isNull: scanner.Token == JsonToken.Null);
                    break;
            }
        }
        return frames[0].Sum;
    }

    /// <summary>
    /// Whether a record is nothing but <c>messages</c>, and each message a known role and a string. That depends on the JSON value
    /// alone, not on how it is written, so that equal records are hashed in the same way.
    /// </summary>
    private bool IsBare(RecordSlots slots)
    {
        if (keysMayRepeat || slots.IsPreference || slots.Format != RecordFormat.Messages || slots.UnknownKeyCount > 0 || slots.HasUnkeptKey
            || slots.Tools.Kind != JsonKind.Missing || slots.Functions.Kind != JsonKind.Missing
            || slots.StoredMessages != slots.MessageCount) return false;
        foreach (ref readonly MessageSlot message in slots.StoredSpan)
        {
            if (message.Role == Role.Unknown || message.Content.Kind != JsonKind.String
                || message.Weight.Kind != JsonKind.Missing || message.Name.Kind != JsonKind.Missing
                || message.ToolCalls.Kind != JsonKind.Missing || message.ToolCallId.Kind != JsonKind.Missing
                || message.FunctionCall.Kind != JsonKind.Missing) return false;
        }
        return true;
    }

    /// <summary>Hashes a bare record's conversation, to the same that a walk gives.</summary>
    private void HashSaid(in ConversationView view)
    {
        conversation = beforeLast = 0;
        foreach (ref readonly MessageSlot slot in view.Slots.StoredSpan)
        {
            ReadOnlySpan<byte> raw = slot.Content.Raw(view.Line);
            if (slot.Content.Escaped)
            {
                byte[] text = scratch.Text(raw.Length);
                raw = text.AsSpan(0, JsonString.Unescape(raw, text));
            }
            UInt128 content = HashMix.Pair(ContentKey, HashMix.Text(raw, StringTag));
            beforeLast = conversation;
            conversation = HashMix.Pair(conversation, RoleMembers[(int)slot.Role] + content);
        }
    }

    private static UInt128[] MakeRoleMembers()
    {
        var members = new UInt128[(int)Role.Developer + 1];
        UInt128 key = HashMix.Text("role"u8, StringTag);
        foreach (Role role in Enum.GetValues<Role>())
            members[(int)role] = HashMix.Pair(key, HashMix.Text(Encoding.UTF8.GetBytes(role.ToString().ToLowerInvariant()), StringTag));
        return members;
    }

    /// <summary>Adds a value to the container at <paramref name="depth"/>: members in any order, items in their own.</summary>
    private void Add(int depth, UInt128 value, bool isNull = false)
    {
        ref Frame frame = ref frames[depth];
        if (!frame.IsObject)
        {
            frame.Sum = depth == 0 ? value : HashMix.Pair(frame.Sum, value);
            return;
        }
        UInt128 member = HashMix.Pair(frame.Key, value);
        frame.Sum += member;
        // "content":null says as much as no content.
        if (depth == messageDepth && frame.IsConversation && !isNull) message += member;
    }

    private ReadOnlySpan<byte> Decode(in Utf8JsonScanner scanner)
    {
        if (!scanner.IsEscaped) return scanner.Raw;
        byte[] text = scratch.Text(scanner.Length);
        return text.AsSpan(0, JsonString.Unescape(scanner.Raw, text));
    }

    /// <summary>Whether a key leads to the conversation: to the messages, or to what a message says.</summary>
    private bool IsConversation(ReadOnlySpan<byte> key, int depth, RecordFormat format, ReadOnlySpan<byte> messagesKey)
    {
        int messagesDepth = messageDepth - 2;
        if (depth == messageDepth) return frames[messagesDepth].IsConversation && IsSaid(key, format);
        if (depth == messagesDepth) return key.SequenceEqual(messagesKey) && (depth == 1 || frames[1].IsConversation);
        return depth == 1 && key.SequenceEqual("input"u8);
    }

    private static bool IsSaid(ReadOnlySpan<byte> key, RecordFormat format) => format == RecordFormat.Messages
        ? key.SequenceEqual("role"u8) || key.SequenceEqual("content"u8)
            || key.SequenceEqual("tool_calls"u8) || key.SequenceEqual("function_call"u8)
        : key.SequenceEqual("from"u8) || key.SequenceEqual("value"u8);

    private struct Frame
    {
        /// <summary>Of an object the sum of its members' hashes, of an array the chain of its items'.</summary>
        public UInt128 Sum;

        /// <summary>Hash of the key whose value comes next.</summary>
        public UInt128 Key;

        /// <summary>Whether that value belongs to the conversation.</summary>
        public bool IsConversation;

        public bool IsObject;
    }
}
