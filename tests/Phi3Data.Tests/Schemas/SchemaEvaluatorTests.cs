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
    [InlineData("""{"pattern":"a"}""", "\"b\"")]
    [InlineData("""{"not":{"pattern":"a"}}""", "\"b\"")]
    [InlineData("""{"anyOf":[{"pattern":"a"},{"type":"null"}]}""", "\"b\"")]
    [InlineData("""{"oneOf":[{"pattern":"a"},{"type":"string"}]}""", "\"b\"")]
    [InlineData("""{"contains":{}}""", "[]")]
    [InlineData("""{"$ref":"#/$defs/a%20b","$defs":{"a b":false}}""", "1")]
    [InlineData("""{"$ref":"#anchor"}""", "1")]
    [InlineData("""{"multipleOf":0.00000000000000000000000001}""", "1")]
    [InlineData("""{"type":"dict"}""", "1")]
    [InlineData("""{"allOf":[{"if":true,"then":false}]}""", "1")]
    public void WhatIsNotUnderstood_IsUnknown(string schema, string value)
    {
        Assert.Equal(SchemaVerdict.Unknown, Evaluate(schema, value, Enough, out SchemaFaults faults));
        Assert.Equal(0, faults.Count);
    }

    [Theory]
    [InlineData("""{"allOf":[{"pattern":"a"},{"type":"null"}]}""", "\"b\"", SchemaVerdict.Breaks)]
    [InlineData("""{"anyOf":[{"pattern":"a"},{"type":"string"}]}""", "\"b\"", SchemaVerdict.Fits)]
    [InlineData("""{"not":{"anyOf":[{"pattern":"a"},{"type":"string"}]}}""", "\"b\"", SchemaVerdict.Breaks)]
    [InlineData("""{"oneOf":[{"type":"string"},{"pattern":"a"},{"minLength":1}]}""", "\"b\"", SchemaVerdict.Breaks)]
    [InlineData("""{"pattern":"a"}""", "5", SchemaVerdict.Fits)]
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
        var evaluator = new SchemaEvaluator(schemas, values, faults, steps);
        return evaluator.Evaluate(schemaText, root, valueText, node);
    }
}
