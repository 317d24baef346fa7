using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Phi3Data.Benchmarks;

/// <summary>The checks that one would write on parsed records: loose about JSON, quick to write.</summary>
static partial class ObjectChatCheck
{
    /// <summary>Whether the document has messages of known roles with string content, the last from the assistant.</summary>
    /// <param name="line">A line in memory of one's own: a document cannot be parsed in place from a span.</param>
    public static bool IsDocumentValid(ReadOnlyMemory<byte> line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        bool endsWithAssistant = false;
        foreach (JsonElement message in document.RootElement.GetProperty("messages"u8).EnumerateArray())
        {
            JsonElement role = message.GetProperty("role"u8);
            endsWithAssistant = role.ValueEquals("assistant"u8);
            if (!endsWithAssistant && !role.ValueEquals("user"u8) && !role.ValueEquals("system"u8)) return false;
            if (message.GetProperty("content"u8).ValueKind != JsonValueKind.String) return false;
        }
        return endsWithAssistant;
    }

    /// <summary>The same on an object, read by generated code.</summary>
    public static bool IsObjectValid(ReadOnlySpan<byte> line)
    {
        List<Message>? messages = JsonSerializer.Deserialize(line, ChatContext.Default.Chat)?.Messages;
        if (messages is null or []) return false;
        foreach (Message message in messages)
        {
            if (message.Role is not ("system" or "user" or "assistant") || message.Content is null) return false;
        }
        return messages[^1].Role == "assistant";
    }

    internal sealed record Chat([property: JsonPropertyName("messages")] List<Message>? Messages);

    internal sealed record Message(
        [property: JsonPropertyName("role")] string? Role,
        [property: JsonPropertyName("content")] string? Content);

    [JsonSerializable(typeof(Chat))]
    internal sealed partial class ChatContext : JsonSerializerContext;
}
