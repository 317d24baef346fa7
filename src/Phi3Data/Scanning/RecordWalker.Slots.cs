using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Phi3Data.Json;

namespace Phi3Data.Scanning;

// Notes where the parts of a record lie, while somebody wants to see the records. Offsets count from the line's first byte.
sealed partial class RecordWalker<T>
{
    private readonly RecordSlots slots = new();
    private IFineRecordTaker? taker;

    /// <summary>Notes what a piece has said that was passed over: the role behind a content, and the message that follows.</summary>
    /// <param name="origin">The buffer.</param>
    /// <param name="before">The state before it.</param>
    /// <param name="template">The piece.</param>
    /// <param name="at">Index of its first byte.</param>
    /// <returns>Whether the line that it ends, if it ends one, is short enough.</returns>
    public bool PassPiece(ref byte origin, int before, in Template template, nint at)
    {
        if (before != AtLineStart && (before - FirstRole & ContentFirst) != 0) slots.Last.Role = template.RoleBefore;
        if (before == AtLineStart) slots.Reset(RecordFormat.Messages);
        else if (template.LineStart > 0 && !EndLine(ref origin, at + template.LineStart)) return false;
        int bits = template.State - FirstRole;
        slots.AddMessage(int.MaxValue).Role = (bits & ContentFirst) != 0 ? Role.Unknown : (Role)(bits >> RoleShift);
        return true;
    }

    /// <summary>Notes a content.</summary>
    /// <param name="origin">The buffer.</param>
    /// <param name="start">Index behind its opening quote.</param>
    /// <param name="close">Index of its closing quote.</param>
    public void AddContent(ref byte origin, nint start, nint close)
    {
        int length = (int)(close - start);
        ReadOnlySpan<byte> content = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref origin, start), length);
        slots.Last.Content = new JsonSlot
        {
            Start = (int)(start - LineStart) - 1,
            Length = length + 2,
            Kind = JsonKind.String,
            Escaped = content.Contains((byte)'\\'),
        };
    }

    private void GiveLine(int length)
    {
        taker!.TakeFine(Lines - 1, (int)LineStart, length, slots); // asked before
        slots.Reset(RecordFormat.Messages);
    }

    private void Note(MessageKeys key, JsonSlot value)
    {
        ref MessageSlot message = ref slots.Last;
        switch (key)
        {
            case MessageKeys.Weight:
                message.Weight = value;
                break;
            case MessageKeys.Name:
                message.Name = value;
                break;
            case MessageKeys.CallId:
                message.ToolCallId = value;
                break;
            default:
                message.ToolCalls = value;
                slots.HasCalls |= hasCalls;
                break;
        }
    }

    /// <summary>Says where the value lies that ends at the cursor; its first byte tells its kind.</summary>
    private JsonSlot Slot(in PieceCursor cursor, nint start) => new()
    {
        Start = (int)(start - LineStart),
        Length = (int)(cursor.At - start),
        Kind = cursor.Slice(start, 1)[0] switch
        {
            (byte)'"' => JsonKind.String,
            (byte)'[' => JsonKind.Array,
            (byte)'n' => JsonKind.Null,
            _ => JsonKind.Number,
        },
    };
}
