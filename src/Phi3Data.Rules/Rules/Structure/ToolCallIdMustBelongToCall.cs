using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI2103: a tool message answers a call of the nearest assistant message with calls before it.</summary>
static class ToolCallIdMustBelongToCall
{
    /// <summary>Reports each <c>tool_call_id</c> that names no such call. Takes time linear in the line.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        RecordSlots slots = view.Slots;
        JsonSlot open = CheckPart(view, slots.ConversationSpan, default, ref context);
        if (!slots.IsPreference) return;
        // Both outputs go on from the input, neither from the other.
        CheckPart(view, slots.GetPart(RecordPart.Preferred), open, ref context);
        CheckPart(view, slots.GetPart(RecordPart.NonPreferred), open, ref context);
    }

    /// <summary>Checks messages that follow <paramref name="open"/>, the last calls before them.</summary>
    /// <returns>The last calls now.</returns>
    private static JsonSlot CheckPart(
        in ConversationView view, ReadOnlySpan<MessageSlot> messages, JsonSlot open, ref RuleContext context)
    {
        JsonScratch ids = context.Scratch.Strings;
        ids.Reset();
        ids.Open(0, isObject: true);
        JsonSlot calls = open;
        foreach (ref readonly MessageSlot message in messages)
        {
            // Calls under a role that cannot be read are answered all the same: the role is a fault of its own.
            if (message.Role is Role.Assistant or Role.Unknown && message.ToolCalls.Kind == JsonKind.Array)
                open = calls = message.ToolCalls;
            if (message.Role != Role.Tool || message.ToolCallId.Kind != JsonKind.String) continue;
            // The ids of a set of calls are gathered once, when its first answer comes.
            if (calls.Kind == JsonKind.Array)
            {
                ids.Reset();
                ids.Open(0, isObject: true);
                AddIds(view.Line, calls, ids, context.Scratch.Scanner);
                calls = default;
            }
            JsonSlot id = message.ToolCallId;
            if (!ids.HasKey(view.Line, 0, id.Start + 1, id.Length - 2, id.Escaped))
                context.Report(RuleId.ToolCallIdMustBelongToCall, id);
        }
        return open;
    }

    private static void AddIds(ReadOnlySpan<byte> line, JsonSlot calls, JsonScratch ids, JsonScratch scratch)
    {
        var scanner = new Utf8JsonScanner(calls.Raw(line), scratch, JsonScratch.DepthLimit, checkKeys: false);
        scanner.Read();
        while (scanner.Read() is not (JsonToken.EndArray or JsonToken.Error))
        {
            if (scanner.Token == JsonToken.StartArray) scanner.Skip();
            if (scanner.Token != JsonToken.StartObject) continue;
            while (scanner.Read() == JsonToken.Key)
            {
                bool isId = JsonString.Is(scanner.Raw, scanner.IsEscaped, "id"u8);
                scanner.Read();
                if (isId && scanner.Token == JsonToken.String)
                    ids.AddKey(line, 0, calls.Start + scanner.Start + 1, scanner.Length - 2, scanner.IsEscaped);
                if (scanner.Token is JsonToken.StartObject or JsonToken.StartArray) scanner.Skip();
            }
        }
    }
}
