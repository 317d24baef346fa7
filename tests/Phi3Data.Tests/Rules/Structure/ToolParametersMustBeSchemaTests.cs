using Xunit;

namespace Phi3Data.Tests;

public class ToolParametersMustBeSchemaTests
{
    private static string With(string parameters) =>
        Check.WithTools($$$"""[{"type":"function","function":{"name":"f","parameters":{{{parameters}}}}}]""");

    private static string Message(string type) =>
        $"{type} is no type of JSON Schema; expected object, array, string, number, integer, boolean or null";

    [Theory]
    [InlineData("\"{}\"", "a string")]
    [InlineData("[]", "an array")]
    [InlineData("true", "true or false")]
    public void ParametersOfAnotherType_AreReported(string parameters, string kind) =>
        Check.Finds(RuleId.ToolParametersMustBeSchema, Severity.Error,
            $"the tool's parameters are {kind}, expected a JSON Schema, which is an object", With($"«{parameters}»"));

    [Theory]
    [InlineData("""{"type":«"objct"»}""", "\"objct\"")]
    [InlineData("""{"type":«"OBJECT"»}""", "\"OBJECT\"")]
    [InlineData("""{"type":«null»}""", "null")]
    [InlineData("""{"type":«{"type":"string"}»}""", """{"type":"string"}""")]
    [InlineData("""{"type":["null",«"str"»]}""", "\"str\"")]
    [InlineData("""{"properties":{"type":{"type":«"dict"»}}}""", "\"dict\"")]
    [InlineData("""{"properties":{"a":{"items":{"type":«"float"»}}}}""", "\"float\"")]
    [InlineData("""{"items":[{},{"type":«"any"»}]}""", "\"any\"")]
    [InlineData("""{"anyOf":[{"type":"string"},{"not":{"type":«"x"»}}]}""", "\"x\"")]
    [InlineData("""{"$defs":{"d":{"additionalProperties":{"type":«"x"»}}}}""", "\"x\"")]
    [InlineData("""{"t\u0079pe":«"x"»}""", "\"x\"")]
    public void UnknownType_IsReportedAtItsValue(string parameters, string type) =>
        Check.Finds(RuleId.ToolParametersMustBeSchema, Severity.Error, Message(type), With(parameters));

    [Fact]
    public void EachUnknownType_IsReported() =>
        Check.Finds(RuleId.ToolParametersMustBeSchema, Severity.Error, Message("\"x\""),
            With("""{"type":«"x"»,"properties":{"a":{"type":«"x"»},"b":{"type":«"x"»}}}"""));

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"type":"object","properties":{}}""")]
    [InlineData("""{"type":["object","null"]}""")]
    [InlineData("""{"type":"str\u0069ng"}""")]
    [InlineData("""{"anyOf":[{"type":"array"},{"type":"boolean"},{"type":"integer"},{"type":"number"},true]}""")]
    public void TypesOfJsonSchema_Pass(string parameters) => Check.Passes(With(parameters));

    [Theory]
    [InlineData("""{"properties":{"type":{"type":"string","enum":["song","album"]}}}""")]
    [InlineData("""{"default":{"type":"song"},"const":{"type":"song"}}""")]
    [InlineData("""{"enum":[{"type":"song"}],"examples":[{"type":"song"}],"x-note":{"type":"song"}}""")]
    [InlineData("""{"required":["type"],"properties":{"properties":{"type":"string"}}}""")]
    [InlineData("""{"properties":{"required":{"type":"boolean"},"enum":{},"minimum":{},"$ref":{}},"minimun":"5"}""")]
    [InlineData("""{"default":{"required":true},"enum":[{"minLength":-1}],"const":{"properties":[]}}""")]
    public void WhatIsNoKeyword_Passes(string parameters) => Check.Passes(With(parameters));

    [Theory]
    [InlineData("""{"properties":«[]»}""", "properties is [], expected an object of names with their schemas")]
    [InlineData("""{"properties":«[{"type":"x"}]»}""", "properties is an array, expected an object of names with their schemas")]
    [InlineData("""{"properties":{"a":«"string"»}}""", "properties holds \"string\", expected schemas, objects only")]
    [InlineData("""{"properties":{"a":«null»}}""", "properties holds null, expected schemas, objects only")]
    [InlineData("""{"$defs":{"a":{"properties":{"b":«7»}}}}""", "properties holds 7, expected schemas, objects only")]
    [InlineData("""{"properties":{"a":{"required":«true»}}}""", "required is true, expected an array of names of properties")]
    [InlineData("""{"required":«"a"»}""", "required is \"a\", expected an array of names of properties")]
    [InlineData("""{"required":["a",«{}»]}""", "required holds an object, expected names of properties, strings only")]
    [InlineData("""{"dependentRequired":«["a"]»}""",
        "dependentRequired is an array, expected an object of names, each with an array of names of properties")]
    [InlineData("""{"dependentRequired":{"a":["b",«1»]}}""", "dependentRequired holds 1, expected names of properties, strings only")]
    [InlineData("""{"dependencies":{"a":["b"],"c":{"required":«1»}}}""", "required is 1, expected an array of names of properties")]
    [InlineData("""{"dependencies":{"a":«1»}}""", "dependencies holds 1, expected schemas, objects only")]
    [InlineData("""{"minContains":«-1»}""", "minContains is -1, expected a whole number from 0 up")]
    [InlineData("""{"enum":«"a"»}""", "enum is \"a\", expected an array of values")]
    [InlineData("""{"enum":«null»}""", "enum is null, expected an array of values")]
    [InlineData("""{"type":«[]»}""", "[] is no type of JSON Schema; expected object, array, string, number, integer, boolean or null")]
    [InlineData("""{"items":«"string"»}""", "items is \"string\", expected a schema, an object, or an array of them")]
    [InlineData("""{"items":[«"string"»]}""", "items holds \"string\", expected schemas, objects only")]
    [InlineData("""{"additionalProperties":«"no"»}""", "additionalProperties is \"no\", expected a schema, an object, true or false")]
    [InlineData("""{"anyOf":«[]»}""", "anyOf is [], expected an array of schemas")]
    [InlineData("""{"anyOf":«{"type":"string"}»}""", "anyOf is an object, expected an array of schemas")]
    [InlineData("""{"oneOf":[{},«3»]}""", "oneOf holds 3, expected schemas, objects only")]
    [InlineData("""{"not":«[{}]»}""", "not is an array, expected a schema, an object, true or false")]
    [InlineData("""{"minimum":«"1"»}""", "minimum is \"1\", expected a number")]
    [InlineData("""{"exclusiveMaximum":«null»}""", "exclusiveMaximum is null, expected a number")]
    [InlineData("""{"multipleOf":«0.0»}""", "multipleOf is 0.0, expected a number above 0")]
    [InlineData("""{"minItems":«-1»}""", "minItems is -1, expected a whole number from 0 up")]
    [InlineData("""{"maxLength":«1.5»}""", "maxLength is 1.5, expected a whole number from 0 up")]
    [InlineData("""{"uniqueItems":«1»}""", "uniqueItems is 1, expected true or false")]
    [InlineData("""{"pattern":«["a"]»}""", "pattern is an array, expected a regular expression, a string")]
    [InlineData("""{"items":{"$ref":«{}»}}""", "$ref is an object, expected the place of a schema, a string such as \"#/$defs/city\"")]
    public void KeywordWithAWrongValue_IsReportedThere(string parameters, string message) =>
        Check.Finds(RuleId.ToolParametersMustBeSchema, Severity.Error, message, With(parameters));

    [Theory]
    [InlineData("""{"properties":{"a":true,"b":{}},"required":[],"enum":[],"items":true,"additionalProperties":false}""")]
    [InlineData("""{"minimum":-1.5,"exclusiveMinimum":true,"maximum":1e3,"exclusiveMaximum":9,"multipleOf":0.01}""")]
    [InlineData("""{"minLength":0,"maxLength":3.0,"minItems":1,"maxItems":10e1,"uniqueItems":false,"pattern":"(","$ref":"x"}""")]
    [InlineData("""{"items":[{},true],"prefixItems":[{}],"not":{},"nullable":"yes","format":5,"description":null}""")]
    public void KeywordWithARightValue_Passes(string parameters) => Check.Passes(With(parameters));

    [Fact]
    public void MissingParameters_Pass() =>
        Check.Passes(Check.WithTools("""[{"type":"function","function":{"name":"f"}}]"""));

    [Fact]
    public void SchemaAsDeepAsALineCanBe_IsRead()
    {
        string open = "", close = "";
        for (int i = 0; i < 500; i++)
        {
            open += "{\"properties\":{\"a\":";
            close += "}}";
        }
        Check.Finds(RuleId.ToolParametersMustBeSchema, Severity.Error, Message("\"x\""),
            With(open + """{"type":«"x"»}""" + close), options: new RuleOptions { MaxDepth = 1024 });
    }
}
