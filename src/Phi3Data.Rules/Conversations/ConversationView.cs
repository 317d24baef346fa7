using System;

namespace Phi3Data;

/// <summary>
/// A conversation, seen in place: a window on its line's bytes. Nothing is copied or decoded until asked for.
/// </summary>
/// <remarks>
/// Valid until the next record is read; the compiler keeps it from being stored, since it is a <c>ref struct</c>.
/// A conversation that a reader gives has passed every rule of error severity, so each message is an object with a known
/// role. Reading it costs nothing per record; <see cref="MessageView.GetContent"/> is the one member that allocates.
/// </remarks>
readonly ref partial struct ConversationView
{
    private readonly RecordSlots? slots;

    internal ConversationView(ReadOnlySpan<byte> line, RecordSlots slots)
    {
        Line = line;
        this.slots = slots;
    }

    /// <summary>The record's bytes, UTF-8, without LF and without a byte order mark.</summary>
    public ReadOnlySpan<byte> Line { get; }

    /// <summary>How the record writes its messages. A preference record writes them as <see cref="RecordFormat.Messages"/>.</summary>
    public RecordFormat Format => slots?.Format ?? RecordFormat.Messages;

    /// <summary>
    /// Whether the record is one of preference training: <c>input</c>, <c>preferred_output</c> and
    /// <c>non_preferred_output</c>. Records are read so under <see cref="TrainingMethod.Preference"/>.
    /// </summary>
    public bool IsPreference => slots is { IsPreference: true };

    /// <summary>
    /// The messages in the order of the line. Of a preference record these are the messages of all three parts, in whatever
    /// order the line has the parts; <see cref="MessageView.Part"/> tells them apart.
    /// </summary>
    public MessageList Messages => new(Line, slots is null ? default : slots.StoredSpan);

    /// <summary>The value of <c>tools</c> as raw JSON, in a preference record that of its input; empty when there is none.</summary>
    public ReadOnlySpan<byte> Tools => slots is null ? default : slots.Tools.Raw(Line);

    /// <summary>
    /// The messages of one part, in order; none where the record has no such part. A preference record has an input and two
    /// outputs, any other record a conversation alone.
    /// </summary>
    /// <exception cref="IndexOutOfRangeException">There is no such part.</exception>
    public MessageList GetMessages(RecordPart part) => new(Line, slots is null ? default : slots.GetPart(part));

    internal RecordSlots Slots => slots!; // null only in the default value, which no rule is given
}
