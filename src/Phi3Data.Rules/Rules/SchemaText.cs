using System;
using System.Text;
using Phi3Data.Json;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>What the faults of a tool's schema, and of arguments in it, are called.</summary>
static class SchemaText
{
    private const int MostNames = 16;

    /// <summary>Makes the text for parameters that are no JSON Schema.</summary>
    /// <param name="expected">The keyword, perhaps with <see cref="ToolParametersMustBeSchema.Inside"/>; 0 for the parameters.</param>
    /// <param name="kind">What was found.</param>
    /// <param name="found">Its bytes, made safe to print.</param>
    public static string OfParameters(long expected, JsonKind kind, string found)
    {
        var keyword = (SchemaKeyword)(expected & 0xFF);
        string name = SchemaKeywords.NameOf(keyword);
        string value = kind is JsonKind.Object or JsonKind.Array && found != "[]" ? FindingMessage.KindName(kind) : found;
        if (expected == 0) return $"the tool's parameters are {FindingMessage.KindName(kind)}, expected a JSON Schema, which is an object";
        if (keyword == SchemaKeyword.Type)
            return $"{found} is no type of JSON Schema; expected object, array, string, number, integer, boolean or null";
        return expected >= ToolParametersMustBeSchema.Inside
            ? $"{name} holds {value}, expected {(keyword is SchemaKeyword.Required or SchemaKeyword.DependentRequired ? "names of properties, strings" : "schemas, objects")} only"
            : $"{name} is {value}, expected {ValueOf(keyword)}";
    }

    /// <summary>Makes the text for arguments that do not fit the schema.</summary>
    /// <param name="finding">
    /// The finding: found is where the arguments' string starts in the line, times 256, and the keyword; expected is where the
    /// keyword's value starts.
    /// </param>
    /// <param name="line">Its line.</param>
    public static string OfArguments(in Finding finding, ReadOnlySpan<byte> line)
    {
        var keyword = (SchemaKeyword)(finding.Found & 0xFF);
        int start = (int)(finding.Found >> 8), inside = finding.Offset - start - 1;
        if (keyword == SchemaKeyword.None) return "the arguments were not checked: that would take more steps than a record is given";
        if (inside < 0 || finding.Offset + finding.Length >= line.Length || finding.Expected >= line.Length)
            return "the arguments do not fit the tool's schema"; // the line was not kept
        var scanner = new Utf8JsonScanner(line.Slice(start), new JsonScratch(), JsonScratch.DepthLimit, checkKeys: false);
        scanner.Read();
        ReadOnlySpan<byte> raw = scanner.Raw;
        byte[] buffer = new byte[raw.Length];
        ReadOnlySpan<byte> decoded = buffer.AsSpan(0, JsonString.Unescape(raw, buffer));
        int offset = JsonString.DecodedOffset(raw, inside);
        int length = JsonString.DecodedOffset(raw.Slice(inside), finding.Length);
        ReadOnlySpan<byte> schema = ValueAt(line.Slice((int)finding.Expected));

        string path = JsonPath.Locate(decoded, offset);
        if (keyword == SchemaKeyword.Required)
            return $"the argument {Name(path + "." + Unquoted(schema))} is missing, the schema requires it";
        if (keyword == SchemaKeyword.DependentRequired)
            return $"the argument {Name(path + "." + Unquoted(schema))} is missing, the schema requires it beside one that is there";
        string argument = path == "$" ? "the arguments are" : $"the argument {Name(path)} is";
        ReadOnlySpan<byte> value = decoded.Slice(offset, length);
        return keyword switch
        {
            SchemaKeyword.AdditionalProperties => $"the argument {Name(path)} is not in the schema{NamesIn(schema)}",
            SchemaKeyword.PropertyNames => $"the argument {Name(path)} has a name that the schema in propertyNames does not take",
            SchemaKeyword.Nothing => $"{argument} there, the schema lets none be",
            SchemaKeyword.UniqueItems => $"{argument} the same as an earlier item, expected items that differ",
            SchemaKeyword.AnyOf => $"{argument} {Shown(value)}, expected what one of the schemas in anyOf takes",
            SchemaKeyword.OneOf => $"{argument} {Shown(value)}, expected what exactly one of the schemas in oneOf takes",
            SchemaKeyword.Not => $"{argument} {Shown(value)}, which the schema in not takes",
            _ => $"{argument} {Shown(value)}, expected {Expected(keyword, schema)}",
        };
    }

    private static string ValueOf(SchemaKeyword keyword) => keyword switch
    {
        SchemaKeyword.Properties or SchemaKeyword.PatternProperties or SchemaKeyword.Defs or SchemaKeyword.Definitions
            or SchemaKeyword.DependentSchemas or SchemaKeyword.Dependencies => "an object of names with their schemas",
        SchemaKeyword.AnyOf or SchemaKeyword.OneOf or SchemaKeyword.AllOf or SchemaKeyword.PrefixItems => "an array of schemas",
        SchemaKeyword.Items => "a schema, an object, or an array of them",
        SchemaKeyword.Required => "an array of names of properties",
        SchemaKeyword.DependentRequired => "an object of names, each with an array of names of properties",
        SchemaKeyword.Enum => "an array of values",
        SchemaKeyword.Pattern => "a regular expression, a string",
        SchemaKeyword.Ref => "the place of a schema, a string such as \"#/$defs/city\"",
        SchemaKeyword.UniqueItems => "true or false",
        SchemaKeyword.MultipleOf => "a number above 0",
        SchemaKeyword.Minimum or SchemaKeyword.Maximum or SchemaKeyword.ExclusiveMinimum or SchemaKeyword.ExclusiveMaximum =>
            "a number",
        SchemaKeyword.MinLength or SchemaKeyword.MaxLength or SchemaKeyword.MinItems or SchemaKeyword.MaxItems
            or SchemaKeyword.MinProperties or SchemaKeyword.MaxProperties or SchemaKeyword.MinContains
            or SchemaKeyword.MaxContains => "a whole number from 0 up",
        _ => "a schema, an object, true or false",
    };

    private static string Expected(SchemaKeyword keyword, ReadOnlySpan<byte> schema) => keyword switch
    {
        SchemaKeyword.Type => TypesIn(schema),
        SchemaKeyword.Enum => "one of " + List(schema),
        SchemaKeyword.Const => LineExcerpt.Create(schema),
        SchemaKeyword.Minimum => $"at least {LineExcerpt.Create(schema)}",
        SchemaKeyword.Maximum => $"at most {LineExcerpt.Create(schema)}",
        SchemaKeyword.ExclusiveMinimum => $"more than {LineExcerpt.Create(schema)}",
        SchemaKeyword.ExclusiveMaximum => $"less than {LineExcerpt.Create(schema)}",
        SchemaKeyword.MultipleOf => $"a multiple of {LineExcerpt.Create(schema)}",
        SchemaKeyword.MinLength => $"at least {LineExcerpt.Create(schema)} characters",
        SchemaKeyword.MaxLength => $"at most {LineExcerpt.Create(schema)} characters",
        SchemaKeyword.MinItems => $"at least {LineExcerpt.Create(schema)} items",
        SchemaKeyword.MaxItems => $"at most {LineExcerpt.Create(schema)} items",
        SchemaKeyword.Pattern => $"text that matches the pattern {LineExcerpt.Create(schema)}",
        SchemaKeyword.Contains => "at least one item that the schema in contains takes",
        SchemaKeyword.MinContains => $"at least {LineExcerpt.Create(schema)} items that the schema in contains takes",
        SchemaKeyword.MaxContains => $"at most {LineExcerpt.Create(schema)} items that the schema in contains takes",
        SchemaKeyword.MinProperties => $"at least {LineExcerpt.Create(schema)} members",
        _ => $"at most {LineExcerpt.Create(schema)} members",
    };

    /// <summary>A value as it stands; of a container what it is.</summary>
    private static string Shown(ReadOnlySpan<byte> value) => value[0] switch
    {
        (byte)'{' => "an object",
        (byte)'[' => "an array",
        _ => LineExcerpt.Create(value),
    };

    private static string TypesIn(ReadOnlySpan<byte> schema)
    {
        if (schema[0] == (byte)'[') return "one of " + List(schema);
        string type = Unquoted(schema);
        return type switch
        {
            "integer" => "a whole number",
            "number" or "string" => "a " + type,
            "object" or "array" => "an " + type,
            "boolean" => "true or false",
            _ => type,
        };
    }

    /// <summary>The names in the properties of a schema, to choose from.</summary>
    private static string NamesIn(ReadOnlySpan<byte> schema)
    {
        var scanner = new Utf8JsonScanner(schema, new JsonScratch(), JsonScratch.DepthLimit, checkKeys: false);
        var names = new StringBuilder();
        scanner.Read();
        while (scanner.Read() == JsonToken.Key)
        {
            bool isProperties = JsonString.Is(scanner.Raw, scanner.IsEscaped, "properties"u8);
            if (scanner.Read() is not (JsonToken.StartObject or JsonToken.StartArray)) continue;
            if (!isProperties || scanner.Token != JsonToken.StartObject)
            {
                scanner.Skip();
                continue;
            }
            int count = 0;
            while (scanner.Read() == JsonToken.Key)
            {
                if (count++ < MostNames) names.Append(count == 1 ? "" : ", ").Append(LineExcerpt.Create(scanner.Text));
                if (scanner.Read() is JsonToken.StartObject or JsonToken.StartArray) scanner.Skip();
            }
            if (count > MostNames) names.Append(", …");
        }
        return names.Length == 0 ? ", which takes no others" : ", expected one of " + names;
    }

    /// <summary>The items of an array, divided by commas.</summary>
    private static string List(ReadOnlySpan<byte> array)
    {
        var scanner = new Utf8JsonScanner(array, new JsonScratch(), JsonScratch.DepthLimit, checkKeys: false);
        var items = new StringBuilder();
        scanner.Read();
        for (int count = 0; scanner.Read() is not (JsonToken.EndArray or JsonToken.Error or JsonToken.End); count++)
        {
            if (count == MostNames) return items.Append(", …").ToString();
            JsonSlot item = JsonSlot.Take(ref scanner, 0);
            items.Append(count == 0 ? "" : ", ").Append(LineExcerpt.Create(array.Slice(item.Start, item.Length)));
        }
        return items.ToString();
    }

    private static ReadOnlySpan<byte> ValueAt(ReadOnlySpan<byte> text)
    {
        var scanner = new Utf8JsonScanner(text, new JsonScratch(), JsonScratch.DepthLimit, checkKeys: false);
        scanner.Read();
        JsonSlot value = JsonSlot.Take(ref scanner, 0);
        return text.Slice(value.Start, value.Length);
    }

    private static string Name(string path)
    {
        string rest = path.Substring(1);
        return "\"" + (rest.Length > 1 && rest[0] == '.' ? rest.Substring(1) : rest) + "\"";
    }

    private static string Unquoted(ReadOnlySpan<byte> value) =>
        LineExcerpt.Create(value.Length > 1 && value[0] == (byte)'"' ? value.Slice(1, value.Length - 2) : value);
}
