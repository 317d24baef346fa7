using System;

namespace Phi3Data.Json;

/// <summary>The keywords of JSON Schema, drafts 4 to 2020-12, that decide whether a value fits.</summary>
enum SchemaKeyword : byte
{
    /// <summary>No keyword, or one that decides nothing, such as <c>description</c> or <c>format</c>.</summary>
    None,
    Type,
    Nullable,
    Enum,
    Const,
    Properties,
    Required,
    AdditionalProperties,
    MinProperties,
    MaxProperties,
    Items,
    PrefixItems,
    MinItems,
    MaxItems,
    UniqueItems,
    MinLength,
    MaxLength,
    Minimum,
    Maximum,
    ExclusiveMinimum,
    ExclusiveMaximum,
    MultipleOf,
    AnyOf,
    OneOf,
    AllOf,
    Not,
    Ref,
    Defs,
    Definitions,
    Pattern,
    PatternProperties,
    PropertyNames,
    DependentRequired,
    DependentSchemas,
    Dependencies,
    AdditionalItems,
    Contains,
    MinContains,
    MaxContains,
    If,
    Then,
    Else,

    // What follows is known, but no value is judged by it.
    UnevaluatedProperties,
    UnevaluatedItems,
    DynamicRef,

    /// <summary>The schema <c>false</c>, which takes nothing. No keyword, but a reason.</summary>
    Nothing,
}

/// <summary>Looks up keywords.</summary>
static class SchemaKeywords
{
    private const int LongestName = 21; // "unevaluatedProperties"

    /// <summary>The keyword that a key is.</summary>
    /// <param name="key">The bytes between its quotes.</param>
    /// <param name="escaped">Whether it holds a backslash.</param>
    public static SchemaKeyword Find(ReadOnlySpan<byte> key, bool escaped)
    {
        if (!escaped) return Find(key);
        Span<byte> decoded = stackalloc byte[LongestName * 6];
        return key.Length > decoded.Length ? SchemaKeyword.None : Find(decoded.Slice(0, JsonString.Unescape(key, decoded)));
    }

    /// <summary>The name of a keyword.</summary>
    public static string NameOf(SchemaKeyword keyword)
    {
        string name = keyword.ToString();
        string plain = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return keyword is SchemaKeyword.Ref or SchemaKeyword.Defs or SchemaKeyword.DynamicRef ? "$" + plain : plain;
    }

    private static SchemaKeyword Find(ReadOnlySpan<byte> key) => key.Length switch
    {
        2 => Is(key, "if"u8, SchemaKeyword.If),
        3 => Is(key, "not"u8, SchemaKeyword.Not),
        4 => Is(key, "type"u8, SchemaKeyword.Type) | Is(key, "enum"u8, SchemaKeyword.Enum)
            | Is(key, "$ref"u8, SchemaKeyword.Ref) | Is(key, "then"u8, SchemaKeyword.Then)
            | Is(key, "else"u8, SchemaKeyword.Else),
        5 => Is(key, "items"u8, SchemaKeyword.Items) | Is(key, "anyOf"u8, SchemaKeyword.AnyOf)
            | Is(key, "const"u8, SchemaKeyword.Const) | Is(key, "oneOf"u8, SchemaKeyword.OneOf)
            | Is(key, "allOf"u8, SchemaKeyword.AllOf) | Is(key, "$defs"u8, SchemaKeyword.Defs),
        7 => Is(key, "minimum"u8, SchemaKeyword.Minimum) | Is(key, "maximum"u8, SchemaKeyword.Maximum)
            | Is(key, "pattern"u8, SchemaKeyword.Pattern),
        8 => Is(key, "required"u8, SchemaKeyword.Required) | Is(key, "nullable"u8, SchemaKeyword.Nullable)
            | Is(key, "minItems"u8, SchemaKeyword.MinItems) | Is(key, "maxItems"u8, SchemaKeyword.MaxItems)
            | Is(key, "contains"u8, SchemaKeyword.Contains),
        9 => Is(key, "minLength"u8, SchemaKeyword.MinLength) | Is(key, "maxLength"u8, SchemaKeyword.MaxLength),
        10 => Is(key, "properties"u8, SchemaKeyword.Properties) | Is(key, "multipleOf"u8, SchemaKeyword.MultipleOf),
        11 => Is(key, "minContains"u8, SchemaKeyword.MinContains) | Is(key, "maxContains"u8, SchemaKeyword.MaxContains)
            | Is(key, "uniqueItems"u8, SchemaKeyword.UniqueItems) | Is(key, "prefixItems"u8, SchemaKeyword.PrefixItems)
            | Is(key, "definitions"u8, SchemaKeyword.Definitions) | Is(key, "$dynamicRef"u8, SchemaKeyword.DynamicRef),
        12 => Is(key, "dependencies"u8, SchemaKeyword.Dependencies),
        13 => Is(key, "minProperties"u8, SchemaKeyword.MinProperties) | Is(key, "maxProperties"u8, SchemaKeyword.MaxProperties)
            | Is(key, "propertyNames"u8, SchemaKeyword.PropertyNames) | Is(key, "$recursiveRef"u8, SchemaKeyword.DynamicRef),
        15 => Is(key, "additionalItems"u8, SchemaKeyword.AdditionalItems),
        16 => Is(key, "exclusiveMinimum"u8, SchemaKeyword.ExclusiveMinimum)
            | Is(key, "exclusiveMaximum"u8, SchemaKeyword.ExclusiveMaximum)
            | Is(key, "dependentSchemas"u8, SchemaKeyword.DependentSchemas)
            | Is(key, "unevaluatedItems"u8, SchemaKeyword.UnevaluatedItems),
        17 => Is(key, "patternProperties"u8, SchemaKeyword.PatternProperties)
            | Is(key, "dependentRequired"u8, SchemaKeyword.DependentRequired),
        20 => Is(key, "additionalProperties"u8, SchemaKeyword.AdditionalProperties),
        21 => Is(key, "unevaluatedProperties"u8, SchemaKeyword.UnevaluatedProperties),
        _ => SchemaKeyword.None,
    };

    private static SchemaKeyword Is(ReadOnlySpan<byte> key, ReadOnlySpan<byte> name, SchemaKeyword keyword) =>
        key.SequenceEqual(name) ? keyword : SchemaKeyword.None;
}
