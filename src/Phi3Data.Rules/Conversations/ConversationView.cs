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

    /// <summary>How the record writes its conversation.</summary>
    public RecordFormat Format => slots?.Format ?? RecordFormat.Messages;

    /// <summary>The messages in the order of the line.</summary>
    public MessageList Messages => new(Line, slots is null ? default : slots.StoredSpan);

    /// <summary>The value of <c>tools</c> as raw JSON; empty when the record has none.</summary>
    public ReadOnlySpan<byte> Tools => slots is null ? default : slots.Tools.Raw(Line);

    internal RecordSlots Slots => slots!; // null only in the default value, which no rule is given
}
