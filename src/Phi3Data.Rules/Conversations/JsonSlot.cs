using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>Where a JSON value lies in its line. The default is a value that is missing.</summary>
struct JsonSlot
{
    /// <summary>0-based byte offset of the value in the line; of a string, its opening quote.</summary>
    public int Start;

    /// <summary>Length in bytes, quotes included.</summary>
    public int Length;

    /// <summary>The value's type.</summary>
    public JsonKind Kind;

    /// <summary>Whether a string holds a backslash.</summary>
    public bool Escaped;

    /// <summary>Whether an array or an object holds nothing.</summary>
    public bool Empty;

    /// <summary>Whether the value says that there is none: it is missing, null or an empty array.</summary>
    public readonly bool IsNone => Kind is JsonKind.Missing or JsonKind.Null || Kind == JsonKind.Array && Empty;

    /// <summary>The bytes between a string's quotes; of any other value, all its bytes.</summary>
    public readonly ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> line) =>
        Kind == JsonKind.String ? line.Slice(Start + 1, Length - 2) : line.Slice(Start, Length);

    /// <summary>Takes the value whose first token was just read, to its end, from text that was scanned before.</summary>
    /// <param name="scanner">A scanner over a part of the line.</param>
    /// <param name="origin">0-based offset of that part in the line.</param>
    public static JsonSlot Take(ref Utf8JsonScanner scanner, int origin)
    {
        var slot = new JsonSlot { Start = origin + scanner.Start, Length = scanner.Length, Kind = scanner.Kind };
        if (slot.Kind == JsonKind.String) slot.Escaped = scanner.IsEscaped;
        else if (slot.Kind is JsonKind.Object or JsonKind.Array)
        {
            int outside = scanner.Depth - 1;
            scanner.Read();
            slot.Empty = scanner.Depth == outside;
            while (scanner.Depth > outside && scanner.Token != JsonToken.Error) scanner.Read();
            slot.Length = origin + scanner.Position - slot.Start;
        }
        return slot;
    }
}
