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
    [InlineData("""{"properties":[{"type":"song"}],"items":true,"additionalProperties":false,"anyOf":"song"}""")]
    public void TypeThatIsNoKeyword_Passes(string parameters) => Check.Passes(With(parameters));

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
