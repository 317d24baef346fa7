using System;
using System.Collections.Generic;
using System.Text;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>Makes an object of a message.</summary>
static class ChatMessageReader
{
    /// <summary>Reads a message of a valid record; allocates its texts.</summary>
    public static ChatMessage Read(in MessageView message)
    {
        MessageSlot slot = message.Slot;
        ReadOnlySpan<byte> weight = slot.Weight.Raw(message.Line);
        return new ChatMessage(message.Role, message.GetContent())
        {
            Part = message.Part,
            ToolCalls = slot.HasToolCalls ? ReadCalls(message.Line, slot.ToolCalls) : [],
            ToolCallId = slot.ToolCallId.Kind == JsonKind.String ? Decode(message.Line, slot.ToolCallId) : null,
            Trained = weight.SequenceEqual("1"u8) ? true : weight.SequenceEqual("0"u8) ? false : null,
        };
    }

    private static List<ChatToolCall> ReadCalls(ReadOnlySpan<byte> line, JsonSlot calls)
    {
        var read = new List<ChatToolCall>();
        var walker = new ToolWalker(line, calls, new JsonScratch());
        while (walker.MoveNext())
        {
            ToolSlot call = walker.Current;
            read.Add(new ChatToolCall(Decode(line, call.Id), Decode(line, call.Name), Decode(line, call.Arguments)));
        }
        return read;
    }

    private static string Decode(ReadOnlySpan<byte> line, JsonSlot text)
    {
        ReadOnlySpan<byte> raw = text.Raw(line);
        if (!text.Escaped) return Encoding.UTF8.GetString(raw);
        byte[] decoded = new byte[raw.Length];
        return Encoding.UTF8.GetString(decoded, 0, JsonString.Unescape(raw, decoded));
    }
}
