using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>Walks the parts of an array content: <c>[{"type":"text","text":"…"},…]</c>.</summary>
ref struct ContentParts
{
    private readonly ReadOnlySpan<byte> array;
    private Utf8JsonScanner scanner;

    /// <summary>Starts before the first part.</summary>
    /// <param name="array">A scanned JSON array; the slots are 0-based offsets into it.</param>
    /// <param name="scratch">Memory for this walk alone.</param>
    public ContentParts(ReadOnlySpan<byte> array, JsonScratch scratch)
    {
        this = default;
        this.array = array;
        scanner = new Utf8JsonScanner(array, scratch, JsonScratch.DepthLimit, checkKeys: false);
        scanner.Read();
    }

    /// <summary>The part itself.</summary>
    public JsonSlot Value { get; private set; }

    /// <summary>The value of the part's <c>type</c>.</summary>
    public JsonSlot Type { get; private set; }

    /// <summary>The value of the part's <c>text</c>.</summary>
    public JsonSlot Text { get; private set; }

    /// <summary>Whether <see cref="Type"/> is the string <c>text</c>.</summary>
    public readonly bool IsText =>
        Type.Kind == JsonKind.String && JsonString.Is(Type.Raw(array), Type.Escaped, "text"u8);

    /// <summary>Goes to the next part; false after the last.</summary>
    public bool MoveNext()
    {
        JsonToken token = scanner.Read();
        if (token is JsonToken.EndArray or JsonToken.Error) return false;
        Type = default;
        Text = default;
        int start = scanner.Start;
        if (token != JsonToken.StartObject)
        {
            Value = ReadValue();
            return true;
        }
        while (scanner.Read() == JsonToken.Key)
        {
            bool isType = JsonString.Is(scanner.Raw, scanner.IsEscaped, "type"u8);
            bool isText = JsonString.Is(scanner.Raw, scanner.IsEscaped, "text"u8);
            scanner.Read();
            JsonSlot value = ReadValue();
            // The first of several equal keys counts, as everywhere.
            if (isType && Type.Kind == JsonKind.Missing) Type = value;
            else if (isText && Text.Kind == JsonKind.Missing) Text = value;
        }
        Value = new JsonSlot { Start = start, Length = scanner.Position - start, Kind = JsonKind.Object };
        return true;
    }

    private JsonSlot ReadValue()
    {
        var slot = new JsonSlot { Start = scanner.Start, Length = scanner.Length, Kind = scanner.Kind };
        if (slot.Kind == JsonKind.String) slot.Escaped = scanner.IsEscaped;
        if (slot.Kind is JsonKind.Object or JsonKind.Array)
        {
            scanner.Skip();
            slot.Length = scanner.Position - slot.Start;
        }
        return slot;
    }
}
