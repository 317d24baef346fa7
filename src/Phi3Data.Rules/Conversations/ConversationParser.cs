using System;
using Phi3Data.Json;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>
/// Turns a line into <see cref="RecordSlots"/>: proves the JSON and notes where the parts of the conversation lie.
/// Nothing is decoded, and nothing is judged but the JSON itself: what the parts must be is the rules' business.
/// </summary>
sealed class ConversationParser
{
    private readonly JsonScratch scratch = new();
    private readonly RuleOptions options;

    /// <summary>Makes a parser that serves one thread.</summary>
    public ConversationParser(RuleOptions options) => this.options = options;

    /// <summary>The record read last; overwritten by the next call of <see cref="TryParse"/>.</summary>
    public RecordSlots Slots { get; } = new();

    /// <summary>Scans a line that is not blank.</summary>
    /// <returns>False when it is not JSON; the finding is then in <paramref name="context"/>.</returns>
    public bool TryParse(RecordFormat format, scoped ref RuleContext context)
    {
        bool isPreference = options.Method == TrainingMethod.Preference;
        Slots.Reset(isPreference ? RecordFormat.Messages : format, isPreference);
        var scanner = new Utf8JsonScanner(context.Line, scratch, options.MaxDepth);
        JsonToken token = Read(ref scanner, ref context);
        if (token == JsonToken.StartObject)
        {
            Slots.Root = new JsonSlot { Start = scanner.Start, Kind = JsonKind.Object };
            if (isPreference) ReadPreference(ref scanner, ref context);
            else ReadConversation(ref scanner, ref context, UnknownKey.OfRecord);
            Slots.Root.Length = scanner.Position - Slots.Root.Start;
        }
        else Slots.Root = ReadValue(ref scanner, ref context);
        if (Read(ref scanner, ref context) == JsonToken.End) return true;
        LineMustBeJson.Check(scanner, ref context);
        return false;
    }

    private void ReadPreference(ref Utf8JsonScanner scanner, scoped ref RuleContext context)
    {
        while (Read(ref scanner, ref context) == JsonToken.Key)
        {
            ReadOnlySpan<byte> key = scanner.Raw;
            bool escaped = scanner.IsEscaped;
            int start = scanner.Start, length = scanner.Length;
            Read(ref scanner, ref context);
            if (JsonString.Is(key, escaped, "input"u8))
            {
                if (scanner.Token == JsonToken.StartObject && Slots.Input.Kind == JsonKind.Missing)
                {
                    Slots.Input = new JsonSlot { Start = scanner.Start, Kind = JsonKind.Object };
                    ReadConversation(ref scanner, ref context, UnknownKey.OfInput);
                    Slots.Input.Length = scanner.Position - Slots.Input.Start;
                }
                else Keep(ref Slots.Input, ReadValue(ref scanner, ref context));
            }
            else if (JsonString.Is(key, escaped, "preferred_output"u8))
                ReadMessages(ref scanner, ref context, ref Slots.Preferred, RecordPart.Preferred);
            else if (JsonString.Is(key, escaped, "non_preferred_output"u8))
                ReadMessages(ref scanner, ref context, ref Slots.NonPreferred, RecordPart.NonPreferred);
            else
            {
                Slots.AddUnknownKey(UnknownKey.OfRecord, start, length);
                ReadValue(ref scanner, ref context);
            }
        }
    }

    /// <summary>Reads an object with messages and what belongs to them: a record, or the input of a preference record.</summary>
    private void ReadConversation(ref Utf8JsonScanner scanner, scoped ref RuleContext context, int holder)
    {
        RecordPart part = Slots.IsPreference ? RecordPart.Input : RecordPart.Conversation;
        ReadOnlySpan<byte> messagesKey = Slots.Format == RecordFormat.Messages ? "messages"u8 : "conversations"u8;
        while (Read(ref scanner, ref context) == JsonToken.Key)
        {
            ReadOnlySpan<byte> key = scanner.Raw;
            bool escaped = scanner.IsEscaped;
            int start = scanner.Start, length = scanner.Length;
            Read(ref scanner, ref context);
            if (JsonString.Is(key, escaped, messagesKey))
                ReadMessages(ref scanner, ref context, ref Slots.Messages, part);
            else if (JsonString.Is(key, escaped, "tools"u8)) Keep(ref Slots.Tools, ReadValue(ref scanner, ref context));
            else if (JsonString.Is(key, escaped, "functions"u8))
                Keep(ref Slots.Functions, ReadValue(ref scanner, ref context));
            else
            {
                if (JsonString.Is(key, escaped, "parallel_tool_calls"u8)) Slots.HasUnkeptKey = true;
                else Slots.AddUnknownKey(holder, start, length);
                ReadValue(ref scanner, ref context);
            }
        }
    }

    private void ReadMessages(
        ref Utf8JsonScanner scanner, scoped ref RuleContext context, ref JsonSlot array, RecordPart part)
    {
        if (scanner.Token != JsonToken.StartArray || array.Kind != JsonKind.Missing)
        {
            Keep(ref array, ReadValue(ref scanner, ref context));
            return;
        }
        array = new JsonSlot { Start = scanner.Start, Kind = JsonKind.Array };
        int stored = Slots.StoredMessages, count = Slots.MessageCount;
        while (Read(ref scanner, ref context) is not (JsonToken.EndArray or JsonToken.Error))
        {
            ref MessageSlot message = ref Slots.AddMessage(options.MaxMessages);
            message.Part = part;
            if (scanner.Token == JsonToken.StartObject)
            {
                message.Value = new JsonSlot { Start = scanner.Start, Kind = JsonKind.Object };
                ReadMessage(ref scanner, ref context, ref message);
                message.Value.Length = scanner.Position - message.Value.Start;
            }
            else message.Value = ReadValue(ref scanner, ref context);
        }
        array.Length = scanner.Position - array.Start;
        array.Empty = Slots.MessageCount == count;
        if (Slots.IsPreference) Slots.SetPart(part, stored, count);
    }

    private void ReadMessage(ref Utf8JsonScanner scanner, scoped ref RuleContext context, ref MessageSlot message)
    {
        bool openAi = Slots.Format == RecordFormat.Messages;
        ReadOnlySpan<byte> roleKey = openAi ? "role"u8 : "from"u8, contentKey = openAi ? "content"u8 : "value"u8;
        while (Read(ref scanner, ref context) == JsonToken.Key)
        {
            ReadOnlySpan<byte> key = scanner.Raw;
            bool escaped = scanner.IsEscaped;
            int start = scanner.Start, length = scanner.Length;
            Read(ref scanner, ref context);
            JsonSlot value = ReadValue(ref scanner, ref context);
            if (JsonString.Is(key, escaped, roleKey))
            {
                if (message.RoleValue.Kind == JsonKind.Missing && value.Kind == JsonKind.String)
                    message.Role = RecordFormats.ParseRole(Slots.Format, value.Raw(context.Line), value.Escaped);
                Keep(ref message.RoleValue, value);
            }
            else if (JsonString.Is(key, escaped, contentKey)) Keep(ref message.Content, value);
            else if (JsonString.Is(key, escaped, "weight"u8)) Keep(ref message.Weight, value);
            else if (JsonString.Is(key, escaped, "name"u8)) Keep(ref message.Name, value);
            else if (JsonString.Is(key, escaped, "tool_calls"u8))
            {
                Keep(ref message.ToolCalls, value);
                Slots.HasCalls |= message.HasCalls;
            }
            else if (JsonString.Is(key, escaped, "tool_call_id"u8)) Keep(ref message.ToolCallId, value);
            else if (JsonString.Is(key, escaped, "function_call"u8))
            {
                Keep(ref message.FunctionCall, value);
                Slots.HasCalls |= message.HasCalls;
            }
            else Slots.AddUnknownKey(Slots.MessageCount - 1, start, length);
        }
    }

    /// <summary>The first of several equal keys counts; <see cref="KeysMustBeUnique"/> reports the others.</summary>
    private static void Keep(ref JsonSlot slot, JsonSlot value)
    {
        if (slot.Kind == JsonKind.Missing) slot = value;
    }

    /// <summary>Takes the value whose first token was just read, to its end.</summary>
    private static JsonSlot ReadValue(ref Utf8JsonScanner scanner, scoped ref RuleContext context)
    {
        var slot = new JsonSlot { Start = scanner.Start, Length = scanner.Length, Kind = scanner.Kind };
        if (slot.Kind == JsonKind.String) slot.Escaped = scanner.IsEscaped;
        else if (slot.Kind is JsonKind.Object or JsonKind.Array)
        {
            int outside = scanner.Depth - 1;
            Read(ref scanner, ref context);
            slot.Empty = scanner.Depth == outside;
            while (scanner.Depth > outside && scanner.Token != JsonToken.Error) Read(ref scanner, ref context);
            slot.Length = scanner.Position - slot.Start;
        }
        return slot;
    }

    private static JsonToken Read(ref Utf8JsonScanner scanner, scoped ref RuleContext context)
    {
        JsonToken token = scanner.Read();
        if (token is JsonToken.Key or JsonToken.String)
        {
            if (scanner.LoneSurrogate >= 0) EscapesMustFormUnicode.Check(scanner, ref context);
            if (token == JsonToken.Key && scanner.IsDuplicateKey) KeysMustBeUnique.Check(scanner, ref context);
        }
        return token;
    }
}
