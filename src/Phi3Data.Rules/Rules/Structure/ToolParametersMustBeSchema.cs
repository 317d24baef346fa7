using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>
/// PHI2106: a tool's <c>parameters</c> are an object, and each keyword of JSON Schema in them has a value that it may have. What
/// only looks like a keyword is let be: a property of that name, or a key inside a default, an enum or an example.
/// </summary>
static class ToolParametersMustBeSchema
{
    /// <summary>In what a finding expects: that the fault lies in an item or a member, not in the keyword's value itself.</summary>
    public const int Inside = 256;

    /// <summary>
    /// Reports parameters that are no object, and each keyword with a wrong value; null, which writers put for none, passes as
    /// parameters.
    /// </summary>
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
            ReadSchema(ref scanner, parameters.Start, SchemaKeyword.None, ref context);
        }
    }

    // These call each other as deep as the line nests, which the scanner limits (JsonScratch.DepthLimit). Each starts at the
    // first token of a value and ends at its last.
    private static void ReadSchema(
        ref Utf8JsonScanner scanner, int origin, SchemaKeyword holder, ref RuleContext context, int inside = Inside)
    {
        if (scanner.Token is JsonToken.True or JsonToken.False) return;
        if (scanner.Token != JsonToken.StartObject)
        {
            Report(JsonSlot.Take(ref scanner, origin), holder, ref context, inside);
            return;
        }
        while (scanner.Read() == JsonToken.Key)
        {
            SchemaKeyword keyword = SchemaKeywords.Find(scanner.Raw, scanner.IsEscaped);
            scanner.Read();
            ReadKeyword(ref scanner, origin, keyword, ref context);
        }
    }

    private static void ReadKeyword(ref Utf8JsonScanner scanner, int origin, SchemaKeyword keyword, ref RuleContext context)
    {
        switch (keyword)
        {
            case SchemaKeyword.Type:
                ReadType(ref scanner, origin, ref context);
                return;
            case SchemaKeyword.Properties or SchemaKeyword.PatternProperties or SchemaKeyword.Defs
                or SchemaKeyword.Definitions or SchemaKeyword.DependentSchemas:
                ReadMembers(ref scanner, origin, keyword, ref context);
                return;
            case SchemaKeyword.AnyOf or SchemaKeyword.OneOf or SchemaKeyword.AllOf or SchemaKeyword.PrefixItems:
            case SchemaKeyword.Items when scanner.Token == JsonToken.StartArray: // up to draft 2019-09
                ReadItems(ref scanner, origin, keyword, ref context);
                return;
            case SchemaKeyword.Items or SchemaKeyword.AdditionalProperties or SchemaKeyword.Not or SchemaKeyword.AdditionalItems
                or SchemaKeyword.Contains or SchemaKeyword.PropertyNames or SchemaKeyword.If or SchemaKeyword.Then
                or SchemaKeyword.Else or SchemaKeyword.UnevaluatedItems or SchemaKeyword.UnevaluatedProperties:
                ReadSchema(ref scanner, origin, keyword, ref context, inside: 0);
                return;
            case SchemaKeyword.Required:
                ReadNames(ref scanner, origin, keyword, ref context);
                return;
            case SchemaKeyword.DependentRequired or SchemaKeyword.Dependencies:
                ReadDependents(ref scanner, origin, keyword, ref context);
                return;
        }
        bool sound = IsSound(scanner, keyword);
        JsonSlot value = JsonSlot.Take(ref scanner, origin);
        if (!sound) Report(value, keyword, ref context);
    }

    /// <summary>Whether the value just started is one that a keyword without schemas in it may have.</summary>
    private static bool IsSound(in Utf8JsonScanner scanner, SchemaKeyword keyword)
    {
        switch (keyword)
        {
            case SchemaKeyword.Enum:
                return scanner.Token == JsonToken.StartArray;
            case SchemaKeyword.Pattern or SchemaKeyword.Ref:
                return scanner.Token == JsonToken.String;
            case SchemaKeyword.UniqueItems:
                return scanner.Kind == JsonKind.Boolean;
            case SchemaKeyword.Minimum or SchemaKeyword.Maximum:
                return scanner.Token == JsonToken.Number;
            case SchemaKeyword.ExclusiveMinimum or SchemaKeyword.ExclusiveMaximum: // true or false in draft 4
                return scanner.Kind is JsonKind.Number or JsonKind.Boolean;
            case SchemaKeyword.MultipleOf:
                return scanner.Token == JsonToken.Number && JsonNumber.Compare(scanner.Text, "0"u8) > 0;
            case SchemaKeyword.MinLength or SchemaKeyword.MaxLength or SchemaKeyword.MinItems or SchemaKeyword.MaxItems
                or SchemaKeyword.MinProperties or SchemaKeyword.MaxProperties or SchemaKeyword.MinContains
                or SchemaKeyword.MaxContains:
                return scanner.Token == JsonToken.Number && JsonNumber.ToCount(scanner.Text) >= 0;
            default:
                return true;
        }
    }

    /// <summary>Reads an object whose keys are names and whose values are schemas.</summary>
    private static void ReadMembers(ref Utf8JsonScanner scanner, int origin, SchemaKeyword keyword, ref RuleContext context)
    {
        if (scanner.Token != JsonToken.StartObject)
        {
            Report(JsonSlot.Take(ref scanner, origin), keyword, ref context);
            return;
        }
        while (scanner.Read() == JsonToken.Key)
        {
            scanner.Read();
            ReadSchema(ref scanner, origin, keyword, ref context);
        }
    }

    /// <summary>Reads an array of schemas, which no draft lets be empty.</summary>
    private static void ReadItems(ref Utf8JsonScanner scanner, int origin, SchemaKeyword keyword, ref RuleContext context)
    {
        int start = scanner.Start;
        if (scanner.Token != JsonToken.StartArray)
        {
            Report(JsonSlot.Take(ref scanner, origin), keyword, ref context);
            return;
        }
        bool empty = true;
        while (scanner.Read() is not (JsonToken.EndArray or JsonToken.Error))
        {
            ReadSchema(ref scanner, origin, keyword, ref context);
            empty = false;
        }
        if (empty) Report(Empty(scanner, origin, start), keyword, ref context);
    }

    /// <summary>Reads an object whose keys are names and whose values are arrays of names; of the older keyword, schemas, too.</summary>
    private static void ReadDependents(ref Utf8JsonScanner scanner, int origin, SchemaKeyword keyword, ref RuleContext context)
    {
        if (scanner.Token != JsonToken.StartObject)
        {
            Report(JsonSlot.Take(ref scanner, origin), keyword, ref context);
            return;
        }
        while (scanner.Read() == JsonToken.Key)
        {
            bool isSchema = scanner.Read() != JsonToken.StartArray && keyword == SchemaKeyword.Dependencies;
            if (isSchema) ReadSchema(ref scanner, origin, keyword, ref context);
            else ReadNames(ref scanner, origin, SchemaKeyword.DependentRequired, ref context);
        }
    }

    private static void ReadNames(ref Utf8JsonScanner scanner, int origin, SchemaKeyword keyword, ref RuleContext context)
    {
        if (scanner.Token != JsonToken.StartArray)
        {
            Report(JsonSlot.Take(ref scanner, origin), keyword, ref context);
            return;
        }
        while (scanner.Read() is not (JsonToken.EndArray or JsonToken.Error))
        {
            JsonSlot name = JsonSlot.Take(ref scanner, origin);
            if (name.Kind != JsonKind.String) Report(name, keyword, ref context, Inside);
        }
    }

    private static void ReadType(ref Utf8JsonScanner scanner, int origin, ref RuleContext context)
    {
        if (scanner.Token != JsonToken.StartArray)
        {
            CheckType(ref scanner, origin, ref context);
            return;
        }
        int start = scanner.Start;
        bool empty = true;
        while (scanner.Read() is not (JsonToken.EndArray or JsonToken.Error))
        {
            CheckType(ref scanner, origin, ref context);
            empty = false;
        }
        if (empty) Report(Empty(scanner, origin, start), SchemaKeyword.Type, ref context);
    }

    private static void CheckType(ref Utf8JsonScanner scanner, int origin, ref RuleContext context)
    {
        if (scanner.Token == JsonToken.String
            && SchemaTypes.Find(scanner.Raw, scanner.IsEscaped, out _) != JsonKind.Missing) return;
        Report(JsonSlot.Take(ref scanner, origin), SchemaKeyword.Type, ref context);
    }

    private static JsonSlot Empty(in Utf8JsonScanner scanner, int origin, int start) =>
        new() { Start = origin + start, Length = scanner.Position - start, Kind = JsonKind.Array, Empty = true };

    private static void Report(in JsonSlot value, SchemaKeyword keyword, ref RuleContext context, int inside = 0) =>
        context.Report(RuleId.ToolParametersMustBeSchema, value, (long)value.Kind, (long)keyword | (long)inside);
}
