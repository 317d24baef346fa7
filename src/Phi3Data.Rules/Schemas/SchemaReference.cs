using System;

namespace Phi3Data.Json;

/// <summary>Finds what <c>$ref</c> names, inside the same schema: <c>#</c> and JSON pointers such as <c>#/$defs/city</c>.</summary>
static class SchemaReference
{
    private const int LongestReference = 512; // bytes, decoded

    /// <summary>Resolves a reference.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="text">Their text.</param>
    /// <param name="root">The schema that <c>#</c> is.</param>
    /// <param name="reference">The value of <c>$ref</c>.</param>
    /// <param name="evaluator">Pays for the steps.</param>
    /// <returns>The node, or -1: it names nothing there, another document, an anchor, or is percent-encoded.</returns>
    public static int Resolve(
        JsonTree schemas, ReadOnlySpan<byte> text, int root, int reference, scoped ref SchemaEvaluator evaluator)
    {
        JsonNode node = schemas[reference];
        if (node.Kind != JsonKind.String || node.Length > LongestReference) return -1;
        Span<byte> decoded = stackalloc byte[LongestReference];
        ReadOnlySpan<byte> pointer = decoded.Slice(0, JsonString.Unescape(node.Raw(text), decoded));
        if (pointer.IsEmpty || pointer[0] != (byte)'#' || pointer.IndexOf((byte)'%') >= 0) return -1;
        pointer = pointer.Slice(1);
        int found = root;
        while (!pointer.IsEmpty && found >= 0)
        {
            if (pointer[0] != (byte)'/') return -1;
            pointer = pointer.Slice(1);
            int length = pointer.IndexOf((byte)'/');
            if (length < 0) length = pointer.Length;
            found = Child(schemas, text, found, pointer.Slice(0, length), ref evaluator);
            pointer = pointer.Slice(length);
        }
        return found;
    }

    private static int Child(
        JsonTree schemas, ReadOnlySpan<byte> text, int holder, scoped ReadOnlySpan<byte> name,
        scoped ref SchemaEvaluator evaluator)
    {
        JsonNode node = schemas[holder];
        if (node.Kind == JsonKind.Array)
        {
            int index = 0;
            foreach (byte digit in name)
            {
                if ((uint)(digit - '0') > 9 || index > JsonTree.MaxNodes) return -1;
                index = index * 10 + (digit - '0');
            }
            for (int item = holder + 1; item < node.Next && evaluator.Step(); item = schemas[item].Next)
                if (index-- == 0) return item;
        }
        else if (node.Kind == JsonKind.Object)
        {
            for (int key = holder + 1; key < node.Next && evaluator.Step(); key = schemas[key + 1].Next)
                if (IsNamed(schemas[key].Raw(text), name)) return key + 1;
        }
        return -1;
    }

    /// <summary>Whether a key is what a part of a pointer names (RFC 6901: ~0 is ~, ~1 is /).</summary>
    private static bool IsNamed(ReadOnlySpan<byte> key, ReadOnlySpan<byte> part)
    {
        int i = 0, j = 0;
        while (i < key.Length && j < part.Length)
        {
            int expected = part[j] == (byte)'~' && j + 1 < part.Length
                ? (part[++j] == (byte)'1' ? '/' : '~')
                : part[j];
            j++;
            // Compared byte by byte of UTF-8, so that the part need not be decoded.
            if (key[i] == (byte)'\\' || key[i] != expected) return false;
            i++;
        }
        return i == key.Length && j == part.Length;
    }
}

/// <summary>The seven types of JSON Schema.</summary>
static class SchemaTypes
{
    /// <summary>The kind of value that a type takes; missing when there is no such type.</summary>
    /// <param name="type">The type's name, of any kind.</param>
    /// <param name="text">The text that it lies in.</param>
    /// <param name="isInteger">Whether only whole numbers fit.</param>
    public static JsonKind Find(in JsonNode type, ReadOnlySpan<byte> text, out bool isInteger)
    {
        isInteger = false;
        return type.Kind == JsonKind.String ? Find(type.Raw(text), type.Escaped, out isInteger) : JsonKind.Missing;
    }

    /// <summary>As above, for the bytes between the name's quotes.</summary>
    public static JsonKind Find(ReadOnlySpan<byte> name, bool escaped, out bool isInteger)
    {
        isInteger = JsonString.Is(name, escaped, "integer"u8);
        if (isInteger || JsonString.Is(name, escaped, "number"u8)) return JsonKind.Number;
        if (JsonString.Is(name, escaped, "string"u8)) return JsonKind.String;
        if (JsonString.Is(name, escaped, "object"u8)) return JsonKind.Object;
        if (JsonString.Is(name, escaped, "array"u8)) return JsonKind.Array;
        if (JsonString.Is(name, escaped, "boolean"u8)) return JsonKind.Boolean;
        return JsonString.Is(name, escaped, "null"u8) ? JsonKind.Null : JsonKind.Missing;
    }
}
