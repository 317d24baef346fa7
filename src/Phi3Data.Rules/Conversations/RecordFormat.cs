using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>How a record writes its conversation.</summary>
#if PHI3DATA_LIBRARY
public
#endif
enum RecordFormat : byte
{
    /// <summary><c>{"messages":[{"role":"user","content":"…"},…]}</c>: OpenAI, Azure AI Foundry, TRL.</summary>
    Messages,
    /// <summary><c>{"conversations":[{"from":"human","value":"…"},…]}</c>: ShareGPT, as axolotl and LLaMA-Factory read it.</summary>
    ShareGpt,
}

/// <summary>The keys and role names of each <see cref="RecordFormat"/>.</summary>
static class RecordFormats
{
    /// <summary>The role a raw role string names, or <see cref="Role.Unknown"/>. Case counts, as it does at the services.</summary>
    public static Role ParseRole(RecordFormat format, ReadOnlySpan<byte> raw, bool escaped)
    {
        if (!escaped) return ParseRole(format, raw);
        Span<byte> decoded = stackalloc byte[LongestRole * 6];
        if (raw.Length > decoded.Length) return Role.Unknown;
        return ParseRole(format, decoded.Slice(0, JsonString.Unescape(raw, decoded)));
    }

    /// <summary>Recognises the format of a file by its first record.</summary>
    /// <returns>ShareGPT for an object with <c>conversations</c> and no <c>messages</c>; else messages.</returns>
    public static RecordFormat Recognise(ReadOnlySpan<byte> line, JsonScratch scratch)
    {
        var scanner = new Utf8JsonScanner(line, scratch, JsonScratch.DepthLimit, checkKeys: false);
        bool shareGpt = false;
        if (scanner.Read() != JsonToken.StartObject) return RecordFormat.Messages;
        while (scanner.Read() == JsonToken.Key)
        {
            if (JsonString.Is(scanner.Raw, scanner.IsEscaped, "messages"u8)) return RecordFormat.Messages;
            shareGpt |= JsonString.Is(scanner.Raw, scanner.IsEscaped, "conversations"u8);
            if (scanner.Read() is JsonToken.StartArray or JsonToken.StartObject) scanner.Skip();
        }
        return shareGpt ? RecordFormat.ShareGpt : RecordFormat.Messages;
    }

    /// <summary>The format of all files, whatever they look like; null when each is to be recognised.</summary>
    /// <param name="asked">What the caller asks for.</param>
    /// <param name="method">Preference records are always written with messages.</param>
    public static RecordFormat? Settle(RecordFormat? asked, TrainingMethod method) =>
        method == TrainingMethod.Preference ? RecordFormat.Messages : asked;

    private const int LongestRole = 17; // "function_response"

    private static Role ParseRole(RecordFormat format, ReadOnlySpan<byte> name) =>
        format == RecordFormat.Messages ? ParseMessagesRole(name) : ParseShareGptRole(name);

    private static Role ParseMessagesRole(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("user"u8)) return Role.User;
        if (name.SequenceEqual("assistant"u8)) return Role.Assistant;
        if (name.SequenceEqual("system"u8)) return Role.System;
        if (name.SequenceEqual("tool"u8)) return Role.Tool;
        if (name.SequenceEqual("function"u8)) return Role.Function;
        if (name.SequenceEqual("developer"u8)) return Role.Developer;
        return Role.Unknown;
    }

    private static Role ParseShareGptRole(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("human"u8) || name.SequenceEqual("user"u8)) return Role.User;
        if (name.SequenceEqual("gpt"u8) || name.SequenceEqual("assistant"u8) || name.SequenceEqual("function_call"u8))
            return Role.Assistant;
        if (name.SequenceEqual("system"u8)) return Role.System;
        if (name.SequenceEqual("observation"u8) || name.SequenceEqual("tool"u8) || name.SequenceEqual("function_response"u8))
            return Role.Tool;
        return Role.Unknown;
    }
}
