using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>Finds the strings of a record that hold what is said, in any of the usual formats. Serves one thread.</summary>
/// <remarks>
/// These are the contents of messages, text parts of them, and the fields of instruction, prompt and preference records. Roles, names,
/// ids, tools and the arguments of calls are not text to be cleaned.
/// </remarks>
sealed class CleanableText
{
    private readonly JsonScratch scratch = new();
    private readonly List<JsonSlot> strings = [];
    // Whether the value that comes next at a depth is text: in an object as its key says, in an array as the array itself is.
    private readonly bool[] isText = new bool[JsonScratch.DepthLimit + 2];

    /// <summary>Finds them.</summary>
    /// <param name="line">A line of anything.</param>
    /// <returns>The strings in the order of the line, valid until the next call; none when the line is not JSON.</returns>
    public ReadOnlySpan<JsonSlot> Find(ReadOnlySpan<byte> line)
    {
        strings.Clear();
        Array.Clear(isText);
        var scanner = new Utf8JsonScanner(line, scratch, JsonScratch.DepthLimit, checkKeys: false);
        while (scanner.Read() is not (JsonToken.End or JsonToken.Error))
        {
            switch (scanner.Token)
            {
                case JsonToken.Key:
                    isText[scanner.Depth] = IsTextKey(scanner, isText[scanner.Depth - 1]);
                    break;
                case JsonToken.StartArray or JsonToken.StartObject:
                    isText[scanner.Depth] = isText[scanner.Depth - 1];
                    break;
                case JsonToken.String when isText[scanner.Depth] && scanner.LoneSurrogate < 0:
                    strings.Add(JsonSlot.Take(ref scanner, 0));
                    break;
            }
        }
        if (scanner.Token == JsonToken.Error) strings.Clear();
        return CollectionsMarshal.AsSpan(strings);
    }

    private static bool IsTextKey(in Utf8JsonScanner scanner, bool isInside)
    {
        ReadOnlySpan<byte> key = scanner.Raw;
        if (scanner.Depth == 1)
        {
            return key.SequenceEqual("messages"u8) || key.SequenceEqual("conversations"u8) || IsField(key);
        }
        // Below, only what messages and parts say: {"role":…,"content":[{"type":"text","text":…}]}.
        return isInside && (key.SequenceEqual("content"u8) || key.SequenceEqual("value"u8) || key.SequenceEqual("text"u8)
            || key.SequenceEqual("messages"u8));
    }

    private static bool IsField(ReadOnlySpan<byte> key) =>
        key.SequenceEqual("instruction"u8) || key.SequenceEqual("input"u8) || key.SequenceEqual("output"u8)
        || key.SequenceEqual("prompt"u8) || key.SequenceEqual("completion"u8) || key.SequenceEqual("chosen"u8)
        || key.SequenceEqual("rejected"u8) || key.SequenceEqual("question"u8) || key.SequenceEqual("answer"u8)
        || key.SequenceEqual("response"u8) || key.SequenceEqual("system"u8) || key.SequenceEqual("text"u8)
        || key.SequenceEqual("preferred_output"u8) || key.SequenceEqual("non_preferred_output"u8);
}
