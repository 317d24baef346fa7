using System;
using System.Text;
using System.Text.Json;
using Json.Schema;
using Phi3Data.Json;
using Xunit;
using Xunit.Sdk;

namespace Phi3Data.Tests;

/// <summary>The evaluator agrees with a library of another author, JsonSchema.Net, under JSON Schema 2020-12.</summary>
public class SchemaEvaluatorTests
{
    private const long Enough = 1_000_000;
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.Flag };

    [Fact]
    public void RandomSchemas_JudgeRandomValuesAsTheLibraryDoes()
    {
        int fitting = 0, breaking = 0;
        for (int seed = 0; seed < 4_000; seed++)
        {
            var random = new RandomSchema(seed);
            string schemaText = random.Schema();
            var schema = JsonSchema.FromText(schemaText);
            for (int i = 0; i < 4; i++)
            {
                string value = random.Value(3);
                bool expected = schema.Evaluate(JsonDocument.Parse(value).RootElement, Options).IsValid;
                SchemaVerdict verdict = Evaluate(schemaText, value, Enough, out SchemaFaults faults);
                if (verdict != (expected ? SchemaVerdict.Fits : SchemaVerdict.Breaks) || faults.Count > 0 == expected)
                    throw new XunitException($"seed {seed}: {value} in {schemaText}: {verdict}, expected {expected}");
                if (expected) fitting++;
                else breaking++;
            }
        }
        Assert.InRange(fitting, 4_000, 12_000);
        Assert.InRange(breaking, 4_000, 12_000);
    }

    [Theory]
    [InlineData("""{"pattern":"(?=a)"}""", "\"b\"")]
    [InlineData("""{"not":{"pattern":"(?=a)"}}""", "\"b\"")]
    [InlineData("""{"anyOf":[{"pattern":"(?=a)"},{"type":"null"}]}""", "\"b\"")]
    [InlineData("""{"oneOf":[{"pattern":"(?=a)"},{"type":"string"}]}""", "\"b\"")]
    [InlineData("""{"patternProperties":{"(?=a)":false}}""", """{"b":1}""")]
    [InlineData("""{"patternProperties":{"(?=a)":true},"additionalProperties":false}""", """{"b":1}""")]
    [InlineData("""{"propertyNames":{"pattern":"(?=a)"}}""", """{"b":1}""")]
    [InlineData("""{"contains":{"pattern":"(?=a)"}}""", """["b"]""")]
    [InlineData("""{"contains":{"pattern":"(?=a)"},"minContains":0,"maxContains":0}""", """["b"]""")]
    [InlineData("""{"if":{"pattern":"(?=a)"},"then":false}""", "\"b\"")]
    [InlineData("""{"unevaluatedProperties":false}""", """{"b":1}""")]
    [InlineData("""{"$ref":"#/$defs/a%20b","$defs":{"a b":false}}""", "1")]
    [InlineData("""{"$ref":"#anchor"}""", "1")]
    [InlineData("""{"multipleOf":0.00000000000000000000000001}""", "1")]
    [InlineData("""{"type":"dict"}""", "1")]
    [InlineData("""{"if":{"$dynamicRef":"#a"},"then":{"type":"null"},"else":{"type":"null"}}""", "1")]
    [InlineData("""{"dependentRequired":{"a":true}}""", """{"a":1}""")]
    public void WhatIsNotUnderstood_IsUnknown(string schema, string value)
    {
        Assert.Equal(SchemaVerdict.Unknown, Evaluate(schema, value, Enough, out SchemaFaults faults));
        Assert.Equal(0, faults.Count);
    }

    [Theory]
    [InlineData("""{"allOf":[{"pattern":"(?=a)"},{"type":"null"}]}""", "\"b\"", SchemaVerdict.Breaks)]
    [InlineData("""{"anyOf":[{"pattern":"(?=a)"},{"type":"string"}]}""", "\"b\"", SchemaVerdict.Fits)]
    [InlineData("""{"not":{"anyOf":[{"pattern":"(?=a)"},{"type":"string"}]}}""", "\"b\"", SchemaVerdict.Breaks)]
    [InlineData("""{"oneOf":[{"type":"string"},{"pattern":"(?=a)"},{"minLength":1}]}""", "\"b\"", SchemaVerdict.Breaks)]
    [InlineData("""{"pattern":"(?=a)"}""", "5", SchemaVerdict.Fits)]
    [InlineData("""{"if":{"pattern":"(?=a)"},"then":{"type":"string"}}""", "\"b\"", SchemaVerdict.Fits)]
    [InlineData("""{"contains":{"pattern":"(?=a)"}}""", "[1]", SchemaVerdict.Fits)]
    [InlineData("""{"contains":{"pattern":"(?=a)"},"minContains":2}""", """["b"]""", SchemaVerdict.Breaks)]
    [InlineData("""{"patternProperties":{"(?=a)":{"type":"number"}}}""", """{"b":1}""", SchemaVerdict.Fits)]
    [InlineData("""{"patternProperties":{"(?=a)":true,"b":true},"additionalProperties":false}""", """{"b":1}""", SchemaVerdict.Fits)]
    [InlineData("""{"dependentSchemas":{"a/b":{"maxProperties":1}}}""", """{"a\/b":1,"c":1}""", SchemaVerdict.Breaks)]
    [InlineData("""{"items":[{},{}],"additionalItems":{"type":"null"}}""", "[1,2,3]", SchemaVerdict.Breaks)]
    [InlineData("""{"items":[{},{}],"additionalItems":false}""", "[1,2]", SchemaVerdict.Fits)]
    [InlineData("""{"items":{},"additionalItems":false}""", "[1,2]", SchemaVerdict.Fits)]
    [InlineData("""{"dependencies":{"a":["b"],"c":{"maxProperties":1}}}""", """{"a":1}""", SchemaVerdict.Breaks)]
    [InlineData("""{"dependencies":{"a":["b"],"c":{"maxProperties":1}}}""", """{"b":1,"c":1}""", SchemaVerdict.Breaks)]
    [InlineData("""{"dependencies":{"a":["b"],"c":{"maxProperties":1}}}""", """{"a":1,"b":1}""", SchemaVerdict.Fits)]
    public void WhatIsCertainAllTheSame_IsSaid(string schema, string value, object verdict) =>
        Assert.Equal(verdict, Evaluate(schema, value, Enough, out _));

    [Fact]
    public void WithoutSteps_NothingIsCalledAFaultThatIsNone()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new RandomSchema(seed);
            string schema = random.Schema(), value = random.Value(3);
            SchemaVerdict whole = Evaluate(schema, value, Enough, out _);
            for (long steps = 0; steps < 60; steps++)
            {
                SchemaVerdict verdict = Evaluate(schema, value, steps, out SchemaFaults faults);
                Assert.True(verdict == whole || verdict == SchemaVerdict.Unknown, $"{steps} steps: {value} in {schema}: {verdict}");
                Assert.True(faults.Count == 0 || whole == SchemaVerdict.Breaks);
            }
        }
    }

    private static SchemaVerdict Evaluate(string schema, string value, long steps, out SchemaFaults faults)
    {
        byte[] schemaText = Encoding.UTF8.GetBytes(schema), valueText = Encoding.UTF8.GetBytes(value);
        JsonTree schemas = new(), values = new();
        int root = schemas.Add(schemaText, new JsonScratch(), keywords: true), node = values.Add(valueText, new JsonScratch());
        faults = new SchemaFaults();
        var evaluator = new SchemaEvaluator(schemas, new SchemaPatterns(), values, faults, steps);
        return evaluator.Evaluate(schemaText, root, valueText, node);
    }
}
