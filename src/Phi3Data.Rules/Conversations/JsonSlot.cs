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

    /// <summary>The bytes between a string's quotes; of any other value, all its bytes.</summary>
    public readonly ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> line) =>
        Kind == JsonKind.String ? line.Slice(Start + 1, Length - 2) : line.Slice(Start, Length);
}
