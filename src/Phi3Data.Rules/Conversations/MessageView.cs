using System;
using System.Text;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>The messages of a conversation, in order. Valid as long as its <see cref="ConversationView"/>.</summary>
readonly ref partial struct MessageList
{
    private readonly ReadOnlySpan<byte> line;
    private readonly ReadOnlySpan<MessageSlot> slots;

    internal MessageList(ReadOnlySpan<byte> line, ReadOnlySpan<MessageSlot> slots)
    {
        this.line = line;
        this.slots = slots;
    }

    /// <summary>Number of messages.</summary>
    public int Count => slots.Length;

    /// <summary>The message at a 0-based index.</summary>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is negative or not below <see cref="Count"/>.</exception>
    public MessageView this[int index] => new(line, slots[index]);

    /// <summary>Walks the messages without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Walks a <see cref="MessageList"/>.</summary>
    public ref struct Enumerator
    {
        private readonly MessageList list;
        private int index;

        internal Enumerator(MessageList list)
        {
            this.list = list;
            index = -1;
        }

        /// <summary>The message that the last <see cref="MoveNext"/> came to.</summary>
        public readonly MessageView Current => list[index];

        /// <summary>Goes to the next message; false after the last.</summary>
        public bool MoveNext() => ++index < list.Count;
    }
}

/// <summary>One message, seen in place. Valid as long as its <see cref="ConversationView"/>.</summary>
readonly ref partial struct MessageView
{
    private readonly ReadOnlySpan<byte> line;
    private readonly MessageSlot slot;

    internal MessageView(ReadOnlySpan<byte> line, MessageSlot slot)
    {
        this.line = line;
        this.slot = slot;
    }

    /// <summary>Who speaks.</summary>
    public Role Role => slot.Role;

    /// <summary>Where in the record the message stands.</summary>
    public RecordPart Part => slot.Part;

    /// <summary>The JSON type of the content: a string, an array of parts, null, or missing beside a tool call.</summary>
    public JsonKind ContentKind => slot.Content.Kind;

    /// <summary>
    /// The content as it stands in the line: of a string the bytes between the quotes, escapes not decoded; of an array of
    /// parts its JSON; empty when missing.
    /// </summary>
    public ReadOnlySpan<byte> RawContent => slot.Content.Raw(line);

    /// <summary>Whether a string content holds an escape, so that <see cref="RawContent"/> is not yet its text.</summary>
    public bool IsContentEscaped => slot.Content.Escaped;

    /// <summary>The value of <c>tool_calls</c> as raw JSON; empty when the message has none.</summary>
    public ReadOnlySpan<byte> RawToolCalls => slot.ToolCalls.Raw(line);

    /// <summary>
    /// Whether the message is trained: false for any role but the assistant, for <c>"weight":0</c>, and in the input of a
    /// preference record.
    /// </summary>
    public bool IsTrained => slot.Role == Role.Assistant && slot.Part != RecordPart.Input && !slot.Weight.Raw(line).SequenceEqual("0"u8);

    /// <summary>Decodes a string content to UTF-8.</summary>
    /// <param name="destination">At least as many bytes as <see cref="RawContent"/> has: decoding never lengthens.</param>
    /// <returns>The number of bytes written; 0 when the content is no string.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public int CopyContentTo(Span<byte> destination) =>
        slot.Content.Kind == JsonKind.String ? JsonString.Unescape(RawContent, destination) : 0;

    /// <summary>Decodes the content to a string: a string content itself, or the text parts joined by LF.</summary>
    /// <returns>The text; null when there is no content. Allocates the string and, for escapes, a buffer.</returns>
    public string? GetContent() => slot.Content.Kind switch
    {
        JsonKind.String => Decode(RawContent),
        JsonKind.Array => GetTextParts(),
        _ => null,
    };

    internal MessageSlot Slot => slot;

    internal ReadOnlySpan<byte> Line => line;

    private string GetTextParts()
    {
        StringBuilder? text = null;
        var parts = new ContentParts(RawContent, new JsonScratch());
        while (parts.MoveNext())
        {
            if (parts.Text.Kind != JsonKind.String) continue;
            text = text is null ? new StringBuilder() : text.Append('\n');
            text.Append(Decode(parts.Text.Raw(RawContent)));
        }
        return text?.ToString() ?? "";
    }

    private static string Decode(ReadOnlySpan<byte> raw)
    {
        byte[] decoded = new byte[raw.Length];
        return Encoding.UTF8.GetString(decoded, 0, JsonString.Unescape(raw, decoded));
    }
}
