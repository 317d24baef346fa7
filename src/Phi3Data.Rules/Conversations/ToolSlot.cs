using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>
/// A tool or a call of one, as offsets into the line. Both are written <c>{"type":"function","function":{"name":…}}</c>; a
/// tool's function has parameters as well, and a call has an id and its function arguments.
/// </summary>
struct ToolSlot
{
    /// <summary>The item itself, of any type. Only an object has more.</summary>
    public JsonSlot Value;

    /// <summary>The value of <c>id</c>.</summary>
    public JsonSlot Id;

    /// <summary>The value of <c>type</c>.</summary>
    public JsonSlot Type;

    /// <summary>The value of <c>function</c>. Only an object has more.</summary>
    public JsonSlot Function;

    /// <summary>The value of <c>name</c> in the function.</summary>
    public JsonSlot Name;

    /// <summary>The value of <c>parameters</c> in the function.</summary>
    public JsonSlot Parameters;

    /// <summary>The value of <c>arguments</c> in the function.</summary>
    public JsonSlot Arguments;

    /// <summary>Moves the tool to another place in the line, where the same bytes stand.</summary>
    public void Move(int bytes)
    {
        Value.Start += bytes;
        Id.Start += bytes;
        Type.Start += bytes;
        Function.Start += bytes;
        Name.Start += bytes;
        Parameters.Start += bytes;
        Arguments.Start += bytes;
    }

    /// <summary>Whether <see cref="Type"/> is the string <c>function</c>.</summary>
    public readonly bool IsFunction(ReadOnlySpan<byte> line) =>
        Type.Kind == JsonKind.String && JsonString.Is(Type.Raw(line), Type.Escaped, "function"u8);
}

/// <summary>Walks the items of <c>tools</c> or of <c>tool_calls</c>. Nothing is kept, so that it costs no memory.</summary>
ref struct ToolWalker
{
    private readonly int origin;
    private Utf8JsonScanner scanner;
    private ToolSlot current;

    /// <summary>Starts before the first item.</summary>
    /// <param name="line">The line, scanned before.</param>
    /// <param name="array">Where an array lies in it.</param>
    /// <param name="scratch">Memory for this walk alone.</param>
    public ToolWalker(ReadOnlySpan<byte> line, JsonSlot array, JsonScratch scratch)
    {
        this = default;
        origin = array.Start;
        scanner = new Utf8JsonScanner(array.Raw(line), scratch, JsonScratch.DepthLimit, checkKeys: false);
        scanner.Read();
    }

    /// <summary>The item that the last <see cref="MoveNext"/> came to.</summary>
    public readonly ToolSlot Current => current;

    /// <summary>Goes to the next item; false after the last.</summary>
    public bool MoveNext()
    {
        JsonToken token = scanner.Read();
        if (token is JsonToken.EndArray or JsonToken.Error) return false;
        current = default;
        int start = scanner.Start;
        if (token != JsonToken.StartObject)
        {
            current.Value = JsonSlot.Take(ref scanner, origin);
            return true;
        }
        while (scanner.Read() == JsonToken.Key)
        {
            ReadOnlySpan<byte> key = scanner.Raw;
            bool escaped = scanner.IsEscaped;
            scanner.Read();
            if (JsonString.Is(key, escaped, "function"u8)) ReadFunction();
            else if (JsonString.Is(key, escaped, "type"u8)) Keep(ref current.Type);
            else if (JsonString.Is(key, escaped, "id"u8)) Keep(ref current.Id);
            else JsonSlot.Take(ref scanner, origin);
        }
        current.Value = new JsonSlot
        {
            Start = origin + start,
            Length = scanner.Position - start,
            Kind = JsonKind.Object,
        };
        return true;
    }

    private void ReadFunction()
    {
        if (scanner.Token != JsonToken.StartObject || current.Function.Kind != JsonKind.Missing)
        {
            Keep(ref current.Function);
            return;
        }
        int start = scanner.Start;
        while (scanner.Read() == JsonToken.Key)
        {
            ReadOnlySpan<byte> key = scanner.Raw;
            bool escaped = scanner.IsEscaped;
            scanner.Read();
            if (JsonString.Is(key, escaped, "name"u8)) Keep(ref current.Name);
            else if (JsonString.Is(key, escaped, "arguments"u8)) Keep(ref current.Arguments);
            else if (JsonString.Is(key, escaped, "parameters"u8)) Keep(ref current.Parameters);
            else JsonSlot.Take(ref scanner, origin);
        }
        current.Function = new JsonSlot
        {
            Start = origin + start,
            Length = scanner.Position - start,
            Kind = JsonKind.Object,
        };
    }

    /// <summary>Takes the value; the first of several equal keys counts, as everywhere.</summary>
    private void Keep(ref JsonSlot slot)
    {
        JsonSlot value = JsonSlot.Take(ref scanner, origin);
        if (slot.Kind == JsonKind.Missing) slot = value;
    }
}
