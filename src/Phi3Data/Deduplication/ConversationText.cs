using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>
/// What a conversation says, as one text: the contents of its messages, text parts of them, names and arguments of calls, joined
/// by LF. Serves one thread; allocates nothing once its buffer has grown.
/// </summary>
/// <remarks>
/// System and developer messages are left out. Records of one dataset often share a long one; counted in, it would make records
/// alike whose turns are not.
/// </remarks>
sealed class ConversationText
{
    private readonly JsonScratch scratch = new();
    private byte[] buffer = new byte[1024];
    private int length;

    /// <summary>Collects the text.</summary>
    /// <returns>UTF-8, valid until the next call.</returns>
    public ReadOnlySpan<byte> Read(in ConversationView view)
    {
        length = 0;
        // Decoding never lengthens, and each LF takes the place of at least a quote.
        if (buffer.Length < view.Line.Length) buffer = new byte[Math.Max(view.Line.Length, buffer.Length * 2)];
        foreach (MessageView message in view.Messages)
        {
            if (message.Role is Role.System or Role.Developer) continue;
            MessageSlot slot = message.Slot;
            if (slot.Content.Kind == JsonKind.String) Add(slot.Content.Raw(view.Line), slot.Content.Escaped);
            else if (slot.Content.Kind == JsonKind.Array) AddParts(slot.Content.Raw(view.Line));
            if (slot.HasToolCalls) AddCalls(view.Line, slot.ToolCalls);
            if (slot.FunctionCall.Kind == JsonKind.Object) Add(slot.FunctionCall.Raw(view.Line), escaped: false);
        }
        return buffer.AsSpan(0, length);
    }

    private void AddParts(ReadOnlySpan<byte> array)
    {
        var parts = new ContentParts(array, scratch);
        while (parts.MoveNext())
        {
            if (parts.Text.Kind == JsonKind.String) Add(parts.Text.Raw(array), parts.Text.Escaped);
        }
    }

    private void AddCalls(ReadOnlySpan<byte> line, JsonSlot calls)
    {
        var walker = new ToolWalker(line, calls, scratch);
        while (walker.MoveNext())
        {
            ToolSlot call = walker.Current;
            if (call.Name.Kind == JsonKind.String) Add(call.Name.Raw(line), call.Name.Escaped);
            if (call.Arguments.Kind != JsonKind.Missing) Add(call.Arguments.Raw(line), call.Arguments.Escaped);
        }
    }

    private void Add(ReadOnlySpan<byte> raw, bool escaped)
    {
        if (length > 0) buffer[length++] = (byte)'\n';
        if (escaped) length += JsonString.Unescape(raw, buffer.AsSpan(length));
        else
        {
            raw.CopyTo(buffer.AsSpan(length));
            length += raw.Length;
        }
    }
}
