using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>
/// The fields beside the messages, which a grader reads, from record to record. Remembers of each of the first record's fields
/// its name, its type and a hash of its value, and nothing of any other record. One thread at a time.
/// </summary>
sealed class GraderFields
{
    /// <summary>Fields beyond this number are not looked at, so that no record can fill the memory.</summary>
    public const int MaxFields = 256;

    private readonly JsonScratch scanning = new();
    private readonly JsonScratch hashing = new();
    private readonly JsonValueHash hash = new();
    private Field[] fields = Array.Empty<Field>();
    private JsonSlot[] others = new JsonSlot[8];
    private int otherCount;

    /// <summary>Records read.</summary>
    public long Records { get; private set; }

    /// <summary>The first record's fields, with their values in the record read last.</summary>
    public ReadOnlySpan<Field> Span => fields;

    /// <summary>Keys of the record read last that the first one does not have, with their quotes.</summary>
    public ReadOnlySpan<JsonSlot> Others => others.AsSpan(0, otherCount);

    /// <summary>0-based offset at which the record read last starts in its line.</summary>
    public int Start { get; private set; }

    /// <summary>Reads the next valid record.</summary>
    public void Read(ReadOnlySpan<byte> line)
    {
        otherCount = 0;
        for (int i = 0; i < fields.Length; i++) fields[i].Value = default;
        var scanner = new Utf8JsonScanner(line, scanning, JsonScratch.DepthLimit, checkKeys: false);
        scanner.Read();
        Start = scanner.Start;
        while (scanner.Read() == JsonToken.Key)
        {
            JsonSlot key = new()
            {
                Start = scanner.Start,
                Length = scanner.Length,
                Kind = JsonKind.String,
                Escaped = scanner.IsEscaped,
            };
            scanner.Read();
            JsonSlot value = JsonSlot.Take(ref scanner, 0);
            if (!IsForTheModel(line, key)) Take(line, key, value);
        }
        for (int i = 0; i < fields.Length; i++) fields[i].Varies |= fields[i].Value.Kind == JsonKind.Missing;
        Records++;
    }

    private void Take(ReadOnlySpan<byte> line, JsonSlot key, JsonSlot value)
    {
        int index = Find(key.Raw(line));
        if (index < 0 && Records == 0 && fields.Length < MaxFields)
        {
            index = fields.Length;
            Array.Resize(ref fields, index + 1);
            fields[index] = new Field { Name = key.Raw(line).ToArray(), Kind = value.Kind, Hash = Hash(line, value) };
        }
        if (index >= 0)
        {
            ref Field field = ref fields[index];
            if (field.Value.Kind != JsonKind.Missing) return;
            field.Value = value;
            if (!field.Varies) field.Varies = Hash(line, value) != field.Hash;
            return;
        }
        // Above the limit one cannot tell what the first record has.
        if (fields.Length == MaxFields) return;
        if (otherCount == others.Length)
        {
            if (otherCount == MaxFields) return;
            Array.Resize(ref others, otherCount * 2);
        }
        others[otherCount++] = key;
    }

    private int Find(ReadOnlySpan<byte> name)
    {
        for (int i = 0; i < fields.Length; i++)
            if (JsonString.SameText(fields[i].Name, name)) return i;
        return -1;
    }

    private ulong Hash(ReadOnlySpan<byte> line, in JsonSlot value) => hash.Compute(line.Slice(value.Start, value.Length), hashing);

    /// <summary>Whether the key is one that the model reads.</summary>
    private static bool IsForTheModel(ReadOnlySpan<byte> line, in JsonSlot key)
    {
        ReadOnlySpan<byte> name = key.Raw(line);
        return JsonString.Is(name, key.Escaped, "messages"u8) || JsonString.Is(name, key.Escaped, "conversations"u8)
            || JsonString.Is(name, key.Escaped, "tools"u8) || JsonString.Is(name, key.Escaped, "functions"u8)
            || JsonString.Is(name, key.Escaped, "parallel_tool_calls"u8);
    }

    /// <summary>A field of the first record.</summary>
    public struct Field
    {
        /// <summary>The name as the first record writes it, without quotes.</summary>
        public byte[] Name;

        /// <summary>The type of its value in the first record.</summary>
        public JsonKind Kind;

        /// <summary>Hash of its value in the first record.</summary>
        public ulong Hash;

        /// <summary>Whether a later record has another value, or none.</summary>
        public bool Varies;

        /// <summary>Its value in the record read last; missing when that one has none.</summary>
        public JsonSlot Value;
    }
}
