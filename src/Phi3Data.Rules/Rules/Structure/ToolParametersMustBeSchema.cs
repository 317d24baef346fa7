using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>
/// PHI2106: a tool's <c>parameters</c> are an object in which each keyword <c>type</c> is a type of JSON Schema. A
/// <c>type</c> that is no keyword is let be: a property of that name, or one inside a default, an enum or an example.
/// </summary>
static class ToolParametersMustBeSchema
{
    /// <summary>Reports parameters that are no object, and each unknown type; null, which writers put for none, passes.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly ToolSlot tool in context.Scratch.Tools.Span)
        {
            JsonSlot parameters = tool.Parameters;
            if (parameters.Kind is JsonKind.Missing or JsonKind.Null) continue;
            if (parameters.Kind != JsonKind.Object)
            {
                context.Report(RuleId.ToolParametersMustBeSchema, parameters, (long)parameters.Kind);
                continue;
            }
            var scanner = new Utf8JsonScanner(
                parameters.Raw(view.Line), context.Scratch.Scanner, JsonScratch.DepthLimit, checkKeys: false);
            scanner.Read();
            ReadSchema(ref scanner, parameters.Start, ref context);
        }
    }

    // These three call each other as deep as the line nests, which the scanner limits (JsonScratch.DepthLimit). Each
    // starts at the first token of a value and ends at its last.
    private static void ReadSchema(ref Utf8JsonScanner scanner, int origin, ref RuleContext context)
    {
        if (scanner.Token != JsonToken.StartObject)
        {
            JsonSlot.Take(ref scanner, origin);
            return;
        }
        while (scanner.Read() == JsonToken.Key)
        {
            ReadOnlySpan<byte> key = scanner.Raw;
            bool escaped = scanner.IsEscaped;
            scanner.Read();
            if (JsonString.Is(key, escaped, "type"u8)) ReadType(ref scanner, origin, ref context);
            else if (HoldsNamedSchemas(key)) ReadMembers(ref scanner, origin, ref context);
            else if (HoldsSchemas(key)) ReadItems(ref scanner, origin, ref context);
            else JsonSlot.Take(ref scanner, origin);
        }
    }

    /// <summary>Reads an object whose keys are names and whose values are schemas.</summary>
    private static void ReadMembers(ref Utf8JsonScanner scanner, int origin, ref RuleContext context)
    {
        if (scanner.Token != JsonToken.StartObject)
        {
            JsonSlot.Take(ref scanner, origin);
            return;
        }
        while (scanner.Read() == JsonToken.Key)
        {
            scanner.Read();
            ReadSchema(ref scanner, origin, ref context);
        }
    }

    /// <summary>Reads one schema or an array of them.</summary>
    private static void ReadItems(ref Utf8JsonScanner scanner, int origin, ref RuleContext context)
    {
        if (scanner.Token != JsonToken.StartArray)
        {
            ReadSchema(ref scanner, origin, ref context);
            return;
        }
        while (scanner.Read() is not (JsonToken.EndArray or JsonToken.Error)) ReadSchema(ref scanner, origin, ref context);
    }

    private static void ReadType(ref Utf8JsonScanner scanner, int origin, ref RuleContext context)
    {
        if (scanner.Token != JsonToken.StartArray)
        {
            CheckType(ref scanner, origin, ref context);
            return;
        }
        while (scanner.Read() is not (JsonToken.EndArray or JsonToken.Error)) CheckType(ref scanner, origin, ref context);
    }

    private static void CheckType(ref Utf8JsonScanner scanner, int origin, ref RuleContext context)
    {
        if (scanner.Token == JsonToken.String && IsTypeName(scanner.Raw, scanner.IsEscaped)) return;
        JsonSlot type = JsonSlot.Take(ref scanner, origin);
        context.Report(RuleId.ToolParametersMustBeSchema, type, (long)type.Kind, expected: 1);
    }

    private static bool IsTypeName(ReadOnlySpan<byte> name, bool escaped) =>
        JsonString.Is(name, escaped, "string"u8) || JsonString.Is(name, escaped, "object"u8)
        || JsonString.Is(name, escaped, "integer"u8) || JsonString.Is(name, escaped, "number"u8)
        || JsonString.Is(name, escaped, "boolean"u8) || JsonString.Is(name, escaped, "array"u8)
        || JsonString.Is(name, escaped, "null"u8);

    // Keywords of drafts 4 to 2020-12. One that is written with an escape is passed over, as an unknown one is.
    private static bool HoldsNamedSchemas(ReadOnlySpan<byte> key) =>
        key.SequenceEqual("properties"u8) || key.SequenceEqual("$defs"u8) || key.SequenceEqual("definitions"u8)
        || key.SequenceEqual("patternProperties"u8) || key.SequenceEqual("dependentSchemas"u8);

    private static bool HoldsSchemas(ReadOnlySpan<byte> key) =>
        key.SequenceEqual("items"u8) || key.SequenceEqual("anyOf"u8) || key.SequenceEqual("oneOf"u8)
        || key.SequenceEqual("allOf"u8) || key.SequenceEqual("additionalProperties"u8) || key.SequenceEqual("not"u8)
        || key.SequenceEqual("prefixItems"u8) || key.SequenceEqual("additionalItems"u8)
        || key.SequenceEqual("contains"u8) || key.SequenceEqual("propertyNames"u8) || key.SequenceEqual("if"u8)
        || key.SequenceEqual("then"u8) || key.SequenceEqual("else"u8);
}
