using System;

namespace Phi3Data.Json;

ref partial struct SchemaEvaluator
{
    private SchemaVerdict FitsType(int schema, int at, int value)
    {
        JsonNode type = schemas[at];
        SchemaVerdict verdict = SchemaVerdict.Breaks;
        if (type.Kind == JsonKind.String) verdict = IsOfType(type, values[value]);
        else if (type.Kind != JsonKind.Array || type.Next == at + 1) return SchemaVerdict.Unknown;
        else
        {
            for (int item = at + 1; item < type.Next && Step(); item = schemas[item].Next)
            {
                SchemaVerdict one = IsOfType(schemas[item], values[value]);
                if (one == SchemaVerdict.Fits) return one;
                if (one == SchemaVerdict.Unknown) verdict = one;
            }
        }
        return OrNullable(verdict, schema, value);
    }

    private readonly SchemaVerdict IsOfType(in JsonNode type, in JsonNode value)
    {
        JsonKind kind = SchemaTypes.Find(type, schemaText, out bool isInteger);
        if (kind == JsonKind.Missing) return SchemaVerdict.Unknown;
        return Verdict(kind == value.Kind && (!isInteger || JsonNumber.IsWhole(value.Raw(valueText))));
    }

    /// <summary>Whether a string, or a key, matches a regular expression.</summary>
    private SchemaVerdict Matches(int pattern, int value)
    {
        if (schemas[pattern].Kind != JsonKind.String || !Step()) return SchemaVerdict.Unknown;
        long steps = Steps;
        SchemaVerdict verdict = patterns.Match(pattern, schemas[pattern].Raw(schemaText), values[value].Raw(valueText), ref steps);
        Steps = steps;
        IsExhausted |= steps == 0;
        return verdict;
    }

    private SchemaVerdict IsAmong(int schema, int at, int value)
    {
        JsonNode list = schemas[at];
        if (list.Kind != JsonKind.Array) return SchemaVerdict.Unknown;
        SchemaVerdict verdict = SchemaVerdict.Breaks;
        for (int item = at + 1; item < list.Next; item = schemas[item].Next)
        {
            SchemaVerdict one = Same(schemas, schemaText, item, value);
            if (one == SchemaVerdict.Fits) return one;
            if (one == SchemaVerdict.Unknown) verdict = one;
            if (IsExhausted) break;
        }
        return OrNullable(verdict, schema, value);
    }

    /// <summary>OpenAPI 3.0 writes a value that may be null as <c>"nullable": true</c>.</summary>
    private SchemaVerdict OrNullable(SchemaVerdict verdict, int schema, int value) =>
        verdict == SchemaVerdict.Breaks && values[value].Kind == JsonKind.Null && IsSet(schema, SchemaKeyword.Nullable)
            ? SchemaVerdict.Fits
            : verdict;

    /// <summary>
    /// Whether a value is equal to another one, of the schema or of the values: numbers by size, strings by what they decode
    /// to, objects whatever the order of their keys. Calls itself as deep as the texts nest, which the scanner limits.
    /// </summary>
    private SchemaVerdict Same(JsonTree tree, ReadOnlySpan<byte> text, int other, int value)
    {
        if (!Step()) return SchemaVerdict.Unknown;
        JsonNode a = tree[other], b = values[value];
        if (a.Kind != b.Kind) return SchemaVerdict.Breaks;
        switch (a.Kind)
        {
            case JsonKind.Object:
                return SameMembers(tree, text, other, value);
            case JsonKind.Array:
                int left = other + 1, right = value + 1;
                for (; left < a.Next && right < b.Next; left = tree[left].Next, right = values[right].Next)
                {
                    SchemaVerdict item = Same(tree, text, left, right);
                    if (item != SchemaVerdict.Fits) return item;
                }
                return Verdict(left == a.Next && right == b.Next);
            case JsonKind.String:
                return Verdict(JsonTree.SameString(a, text, b, valueText));
            case JsonKind.Number:
                return Verdict(JsonNumber.Compare(a.Raw(text), b.Raw(valueText)) == 0);
            case JsonKind.Boolean:
                return Verdict(text[a.Start] == valueText[b.Start]);
            default:
                return SchemaVerdict.Fits;
        }
    }

    private SchemaVerdict SameMembers(JsonTree tree, ReadOnlySpan<byte> text, int other, int value)
    {
        int members = 0;
        int end = tree[other].Next;
        for (int key = other + 1; key < end; key = tree[key + 1].Next, members++)
        {
            int same = FindKey(values, valueText, value, tree[key], text);
            SchemaVerdict member = same < 0 ? SchemaVerdict.Breaks : Same(tree, text, key + 1, same + 1);
            if (IsExhausted) return SchemaVerdict.Unknown;
            if (member != SchemaVerdict.Fits) return member;
        }
        return Verdict(members == CountMembers(value));
    }

    /// <summary>The key of an object that decodes to the same text as another key; -1 when it has none.</summary>
    private int FindKey(JsonTree tree, ReadOnlySpan<byte> text, int holder, in JsonNode name, ReadOnlySpan<byte> textOfName)
    {
        int end = tree[holder].Next;
        for (int key = holder + 1; key < end && Step(); key = tree[key + 1].Next)
            if (JsonTree.SameString(tree[key], text, name, textOfName)) return key;
        return -1;
    }

    private readonly int CountMembers(int value)
    {
        int members = 0;
        for (int key = value + 1; key < values[value].Next; key = values[key + 1].Next) members++;
        return members;
    }

    private readonly int CountItems(int value)
    {
        int items = 0;
        for (int item = value + 1; item < values[value].Next; item = values[item].Next) items++;
        return items;
    }
}
