using System;

namespace Phi3Data.Json;

/// <summary>A value or a key of a <see cref="JsonTree"/>, as a place in its text.</summary>
struct JsonNode
{
    /// <summary>0-based byte offset in the text; of a string or key, its opening quote.</summary>
    public int Start;

    /// <summary>Length in bytes, quotes included.</summary>
    public int Length;

    /// <summary>Index of the node behind this one and all that lies in it.</summary>
    public int Next;

    /// <summary>The type; of a key, a string.</summary>
    public JsonKind Kind;

    /// <summary>Whether a string or key holds a backslash.</summary>
    public bool Escaped;

    /// <summary>Of a key, the keyword of JSON Schema that it is.</summary>
    public SchemaKeyword Keyword;

    /// <summary>The bytes between a string's quotes; of any other value, all its bytes.</summary>
    public readonly ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> text) =>
        Kind == JsonKind.String ? text.Slice(Start + 1, Length - 2) : text.Slice(Start, Length);
}

/// <summary>
/// JSON texts as nodes in the order of the text, for what must be read more than once. An array is followed by its items, an
/// object by its keys, each with its value behind it. Kept between records, so that it allocates nothing once it has grown.
/// </summary>
sealed class JsonTree
{
    /// <summary>Most nodes, which bounds the memory (20 bytes each) whatever the text.</summary>
    public const int MaxNodes = 1 << 16;

    private JsonNode[] nodes = new JsonNode[64];

    /// <summary>Number of nodes.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the last <see cref="Add"/> ended since there were too many nodes.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The node at a 0-based index.</summary>
    public ref readonly JsonNode this[int index] => ref nodes[index];

    /// <summary>Forgets all nodes.</summary>
    public void Clear() => Count = 0;

    /// <summary>Reads a JSON text to its end and adds its nodes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="scratch">Memory for the scanner.</param>
    /// <param name="origin">What is added to each offset: where the text lies in a larger one.</param>
    /// <param name="keywords">Whether keys are looked up as keywords of JSON Schema.</param>
    /// <returns>The index of the text's value; -1 when it is not JSON or has too many nodes.</returns>
    public int Add(ReadOnlySpan<byte> text, JsonScratch scratch, int origin = 0, bool keywords = false)
    {
        var scanner = new Utf8JsonScanner(text, scratch, JsonScratch.DepthLimit, checkKeys: false);
        int root = Count, open = -1;
        while (true)
        {
            JsonToken token = scanner.Read();
            if (token == JsonToken.End)
            {
                IsFull = false;
                return root;
            }
            if (token == JsonToken.Error || Count == MaxNodes && token is not (JsonToken.EndObject or JsonToken.EndArray))
            {
                IsFull = token != JsonToken.Error;
                Count = root;
                return -1;
            }
            if (token is JsonToken.EndObject or JsonToken.EndArray)
            {
                // While a container is open, its node holds the one that it lies in.
                ref JsonNode closed = ref nodes[open];
                open = closed.Next;
                closed.Next = Count;
                closed.Length = origin + scanner.Position - closed.Start;
                continue;
            }
            if (Count == nodes.Length) Array.Resize(ref nodes, Count * 2);
            ref JsonNode node = ref nodes[Count++];
            node = new JsonNode { Start = origin + scanner.Start, Length = scanner.Length, Kind = scanner.Kind, Next = Count };
            if (token is JsonToken.StartObject or JsonToken.StartArray)
            {
                node.Next = open;
                open = Count - 1;
            }
            else if (token is JsonToken.String or JsonToken.Key)
            {
                node.Kind = JsonKind.String;
                node.Escaped = scanner.IsEscaped;
                if (keywords && token == JsonToken.Key) node.Keyword = SchemaKeywords.Find(scanner.Raw, scanner.IsEscaped);
            }
        }
    }

    /// <summary>Whether two strings, of this tree or another, decode to the same text.</summary>
    public static bool SameString(in JsonNode a, ReadOnlySpan<byte> textOfA, in JsonNode b, ReadOnlySpan<byte> textOfB)
    {
        ReadOnlySpan<byte> left = a.Raw(textOfA), right = b.Raw(textOfB);
        return a.Escaped || b.Escaped ? JsonString.SameText(left, right) : left.SequenceEqual(right);
    }
}
