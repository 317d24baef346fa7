using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Phi3Data.Tests;

/// <summary>Makes small schemas and values out of the same few names and values, so that they often meet.</summary>
sealed class RandomSchema
{
    private static readonly string[] Names = ["a", "b", "\\u0061", "é", "a\\/b"];
    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "1", "1.0", "10e-1", "-1", "2", "2.5", "3", "7", "\"\"", "\"a\"", "\"\\u0061\"", "\"bb\"", "\"é😀\"",
        "\"\\ud83d\\ude00xyz\"",
    ];

    private static readonly string[] Patterns = ["a", "^b", "^[a-z]+$", "é$", "^[ab1].{0,1}$", "[^a]", "x|y*z"];
    private static readonly string[] Types = ["object", "array", "string", "number", "integer", "boolean", "null"];
    private readonly Random random;
    private int definitions;

    public RandomSchema(int seed) => random = new Random(seed);

    /// <summary>A schema of JSON Schema 2020-12 with the keywords that we judge.</summary>
    public string Schema()
    {
        definitions = random.Next(3);
        var members = new List<string>(Keywords(3));
        if (definitions > 0)
        {
            // Each refers only to those behind it, so that no reference goes in a circle without an end.
            int all = definitions;
            string[] made = new string[all];
            for (int i = 0; i < all; i++)
            {
                definitions = i;
                made[i] = $"\"d{i}\":{Schema(2)}";
            }
            members.Add($"\"$defs\":{{{string.Join(',', made)}}}");
        }
        Shuffle(members);
        return "{" + string.Join(',', members) + "}";
    }

    /// <summary>A value.</summary>
    public string Value(int depth)
    {
        int choice = depth == 0 ? 2 : random.Next(4);
        if (choice == 0) return "[" + string.Join(", ", Many(4, () => Value(depth - 1))) + "]";
        return choice == 1 ? $"{{{string.Join(',', Members(() => Value(depth - 1)))}}}" : Pick(Scalars);
    }

    private string Schema(int depth)
    {
        if (random.Next(12) == 0) return Pick(["true", "false", "{}"]);
        List<string> members = Keywords(depth);
        Shuffle(members);
        return "{" + string.Join(',', members) + "}";
    }

    private List<string> Keywords(int depth)
    {
        var keywords = new Dictionary<string, string>();
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            (string key, string value) = Keyword(depth);
            keywords[key] = value;
        }
        return [.. keywords.Select(keyword => $"\"{keyword.Key}\" : {keyword.Value}")];
    }

    private (string Key, string Value) Keyword(int depth)
    {
        string Next() => Schema(depth - 1);
        string List() => $"[{string.Join(',', Names.Where(_ => random.Next(4) == 0).Select(name => $"\"{name}\""))}]";
        string Matching() => $"\"{Pick(Patterns)}\"";
        switch (random.Next(depth == 0 ? 15 : 35))
        {
            case 0 or 1: return ("type", $"\"{Pick(Types)}\"");
            case 2: return ("type", $"[{string.Join(',', Types.Where(_ => random.Next(3) == 0).DefaultIfEmpty("null").Select(type => $"\"{type}\""))}]");
            case 3: return ("enum", $"[{string.Join(',', new HashSet<string>(Many(5, () => Value(2)).Append("null")))}]");
            case 4: return ("const", Value(2));
            case 5: return ("required", List());
            case 6: return (Pick(["minItems", "maxItems", "minProperties", "maxProperties"]), Pick(["0", "1", "2", "3"]));
            case 7 or 8: return (Pick(["minLength", "maxLength"]), Pick(["0", "1", "2", "3.0"]));
            case 9 or 10: return (Pick(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]), Pick(["-1", "0", "1", "1.5", "20e-1", "7"]));
            case 11: return ("multipleOf", Pick(["1", "2", "0.5", "3e0"]));
            case 12: return ("uniqueItems", Pick(["true", "true", "false"]));
            case 13: return ("pattern", Matching());
            case 14: return (Pick(["minContains", "maxContains"]), Pick(["0", "1", "2"]));
            case 24 or 25: return ("patternProperties", $"{{{string.Join(',', Patterns.Where(_ => random.Next(3) == 0).Select(pattern => $"\"{pattern}\":{Next()}"))}}}");
            case 26: return ("propertyNames", Next());
            case 27: return ("dependentRequired", $"{{{string.Join(',', Members(List))}}}");
            // The library does not find a name with a slash here.
            case 28: return ("dependentSchemas", $"{{{string.Join(',', Members(Next).Where(member => !member.Contains('/', StringComparison.Ordinal)))}}}");
            case 29 or 30: return ("contains", Next());
            case 31 or 32: return ("if", Next());
            case 33: return ("then", Next());
            case 34: return ("else", Next());
            case 15 or 22 or 23: return ("properties", $"{{{string.Join(',', Members(Next))}}}");
            case 16: return ("additionalProperties", random.Next(2) == 0 ? "false" : Next());
            case 17 or 18: return ("items", Next());
            case 19: return ("prefixItems", $"[{string.Join(',', Many(2, Next).Append("{}"))}]");
            case 20: return ("not", Next());
            case 21 when definitions > 0: return ("$ref", $"\"#/$defs/d{random.Next(definitions).ToString(CultureInfo.InvariantCulture)}\"");
            default: return (Pick(["anyOf", "oneOf", "allOf"]), $"[{string.Join(',', Many(3, Next).Prepend(Next()))}]");
        }
    }

    /// <summary>Members of an object under names that differ once decoded.</summary>
    private string[] Members(Func<string> value) =>
        [.. Names.Where(_ => random.Next(3) == 0).DistinctBy(name => name == "\\u0061" ? "a" : name)
            .Select(name => $"\"{name}\": {value()}")];

    private string[] Many(int most, Func<string> item) => [.. Enumerable.Range(0, random.Next(most)).Select(_ => item())];

    private string Pick(string[] among) => among[random.Next(among.Length)];

    private void Shuffle(List<string> list)
    {
        for (int i = list.Count - 1; i > 0; i--)
        {
            int j = random.Next(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }
}
