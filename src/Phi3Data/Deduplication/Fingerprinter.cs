using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>Computes the <see cref="RecordFingerprint"/> of valid records. Serves one thread; allocates nothing per record.</summary>
sealed class Fingerprinter
{
    private const long StringTag = 1, NumberTag = 2, WordTag = 3, ObjectTag = 4, ArrayTag = 5;

    private readonly JsonScratch scratch = new();
    private readonly Frame[] frames = new Frame[JsonScratch.DepthLimit + 1];
    private UInt128 conversation;
    private UInt128 message;
    private int messageDepth;

    /// <summary>Walks a record that the rules found valid.</summary>
    public RecordFingerprint Compute(in ConversationView view)
    {
        UInt128 record = Walk(view.Line, view.Format, view.IsPreference);
        return new RecordFingerprint { Record = record, Conversation = conversation };
    }

    /// <summary>Hashes one JSON value, scanned before: equal values have equal hashes.</summary>
    public UInt128 HashValue(ReadOnlySpan<byte> json) => Walk(json, RecordFormat.Messages, isPreference: false);

    private UInt128 Walk(ReadOnlySpan<byte> json, RecordFormat format, bool isPreference)
    {
        var scanner = new Utf8JsonScanner(json, scratch, JsonScratch.DepthLimit, checkKeys: false);
        ReadOnlySpan<byte> messagesKey = format == RecordFormat.Messages ? "messages"u8 : "conversations"u8;
        conversation = 0;
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
                        conversation = HashMix.Pair(conversation, message);
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
