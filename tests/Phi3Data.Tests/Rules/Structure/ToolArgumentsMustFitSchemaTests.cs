using System;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

public class ToolArgumentsMustFitSchemaTests
{
    private const string Weather =
        """
        {"type":"object","properties":{"unit":{"enum":["celsius","fahrenheit"]},"days":{"type":"integer","minimum":1},
        "at":{"type":"object","properties":{"lat":{"type":"number"}},"required":["lat"]},"tags":{"items":{"maxLength":2}}},
        "required":["unit"],"additionalProperties":false}
        """;

    /// <summary>A record with one call; the arguments are given decoded, with marks, and are written as most programs write them.</summary>
    private static string With(string schema, string arguments) =>
        WithRaw(schema, arguments.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal));

    private static string WithRaw(string schema, string arguments) =>
        $$$$"""
        {"messages":[{{{{Check.User}}}},{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function",
        "function":{"name":"f","arguments":"{{{{arguments}}}}"}}]}],"tools":[{"type":"function","function":{"name":"f",
        "parameters":{{{{schema}}}}}}]}
        """.ReplaceLineEndings("");

    private static void Finds(string message, string schema, string arguments) =>
        Check.Finds(RuleId.ToolArgumentsMustFitSchema, Severity.Warning, message, With(schema, arguments));

    [Theory]
    [InlineData("""{"unit":«"kelvin"»}""", "the argument \"unit\" is \"kelvin\", expected one of \"celsius\", \"fahrenheit\"")]
    [InlineData("""«{"days":1}»""", "the argument \"unit\" is missing, the schema requires it")]
    [InlineData("""{"unit":"celsius","days":«"1"»}""", "the argument \"days\" is \"1\", expected a whole number")]
    [InlineData("""{"unit":"celsius","days":«0»}""", "the argument \"days\" is 0, expected at least 1")]
    [InlineData("""{"unit":"celsius","at":«{}»}""", "the argument \"at.lat\" is missing, the schema requires it")]
    [InlineData("""{"unit":"celsius","at":«[1]»}""", "the argument \"at\" is an array, expected an object")]
    [InlineData("""{"unit":"celsius","at":{"lat":«null»}}""", "the argument \"at.lat\" is null, expected a number")]
    [InlineData("""{"unit":"celsius","tags":["é",«"öé😀"»]}""", "the argument \"tags[1]\" is \"öé😀\", expected at most 2 characters")]
    [InlineData("""{"unit":"celsius",«"day"»:1}""",
        "the argument \"day\" is not in the schema, expected one of \"unit\", \"days\", \"at\", \"tags\"")]
    public void Argument_IsReportedAtItsPlace(string arguments, string message) => Finds(message, Weather, arguments);

    [Theory]
    [InlineData("""{"properties":{"a":{"const":[1,"x"]}}}""", """{"a":«2»}""", "the argument \"a\" is 2, expected [1,\"x\"]")]
    [InlineData("""{"properties":{"a":{"type":["string","null"]}}}""", """{"a":«true»}""",
        "the argument \"a\" is true, expected one of \"string\", \"null\"")]
    [InlineData("""{"properties":{"a":{"type":"integer"}}}""", """{"a":«1.5»}""", "the argument \"a\" is 1.5, expected a whole number")]
    [InlineData("""{"properties":{"a":{"anyOf":[{"type":"string"},{"type":"null"}]}}}""", """{"a":«5»}""",
        "the argument \"a\" is 5, expected what one of the schemas in anyOf takes")]
    [InlineData("""{"properties":{"a":{"oneOf":[{"minimum":1},{"minimum":2}]}}}""", """{"a":«5»}""",
        "the argument \"a\" is 5, expected what exactly one of the schemas in oneOf takes")]
    [InlineData("""{"properties":{"a":{"not":{"type":"null"}}}}""", """{"a":«null»}""",
        "the argument \"a\" is null, which the schema in not takes")]
    [InlineData("""{"properties":{"a":{"uniqueItems":true}}}""", """{"a":[1,2,«1.0»]}""",
        "the argument \"a[2]\" is the same as an earlier item, expected items that differ")]
    [InlineData("""{"properties":{"a":false}}""", """{"a":«1»}""", "the argument \"a\" is there, the schema lets none be")]
    [InlineData("""{"maxProperties":1}""", """«{"a":1,"b":2}»""", "the arguments are an object, expected at most 1 members")]
    [InlineData("""{"properties":{"a":{"$ref":"#/$defs/n/l"}},"$defs":{"n/l":{}, "n":{"l":{"type":"null"}}}}""", """{"a":«1»}""",
        "the argument \"a\" is 1, expected null")]
    [InlineData("""{"properties":{"a":{"$ref":"#/definitions/x~1y"}},"definitions":{"x/y":{"maximum":2}}}""", """{"a":«3»}""",
        "the argument \"a\" is 3, expected at most 2")]
    [InlineData("""{"properties":{"n":{"$ref":"#"}},"required":["v"]}""", """{"v":1,"n":{"v":1,"n":«{}»}}""",
        "the argument \"n.n.v\" is missing, the schema requires it")]
    [InlineData("""{"properties":{"a b":{"type":"null"}}}""", """{"a b":«0»}""", "the argument \"['a b']\" is 0, expected null")]
    [InlineData("""{"properties":{"a":{"minimum":1,"exclusiveMinimum":true}}}""", """{"a":«1»}""",
        "the argument \"a\" is 1, expected at least 1")]
    [InlineData("""{"additionalProperties":false}""", """{«"a"»:1}""", "the argument \"a\" is not in the schema, which takes no others")]
    [InlineData("""{"properties":{"zip":{"pattern":"^\\d{5}$"}}}""", """{"zip":«"1234"»}""",
        "the argument \"zip\" is \"1234\", expected text that matches the pattern \"^\\\\d{5}$\"")]
    [InlineData("""{"patternProperties":{"^x":{"type":"null"}},"additionalProperties":false}""", """{"x1":«1»}""",
        "the argument \"x1\" is 1, expected null")]
    [InlineData("""{"patternProperties":{"^x":{}},"properties":{"z":{}},"additionalProperties":false}""", """{"x1":1,«"y"»:1,"z":1}""",
        "the argument \"y\" is not in the schema, expected one of \"z\"")]
    [InlineData("""{"propertyNames":{"maxLength":2}}""", """{"ab":1,«"abc"»:1}""",
        "the argument \"abc\" has a name that the schema in propertyNames does not take")]
    [InlineData("""{"dependentRequired":{"card":["address"]}}""", """«{"card":1}»""",
        "the argument \"address\" is missing, the schema requires it beside one that is there")]
    [InlineData("""{"dependencies":{"card":["address"]}}""", """«{"card":1}»""",
        "the argument \"address\" is missing, the schema requires it beside one that is there")]
    [InlineData("""{"dependentSchemas":{"card":{"required":["address"]}}}""", """«{"card":1}»""",
        "the argument \"address\" is missing, the schema requires it")]
    [InlineData("""{"properties":{"a":{"contains":{"const":1}}}}""", """{"a":«[2]»}""",
        "the argument \"a\" is an array, expected at least one item that the schema in contains takes")]
    [InlineData("""{"properties":{"a":{"contains":{"const":1},"minContains":2,"maxContains":3}}}""", """{"a":«[1]»}""",
        "the argument \"a\" is an array, expected at least 2 items that the schema in contains takes")]
    [InlineData("""{"properties":{"a":{"contains":{"const":1},"minContains":2,"maxContains":3}}}""", """{"a":«[1,1,1,1,2]»}""",
        "the argument \"a\" is an array, expected at most 3 items that the schema in contains takes")]
    [InlineData("""{"if":{"properties":{"c":{"const":"us"}}},"then":{"required":["zip"]},"else":{"maxProperties":1}}""",
        """«{"c":"us"}»""", "the argument \"zip\" is missing, the schema requires it")]
    [InlineData("""{"if":{"properties":{"c":{"const":"us"}}},"then":{"required":["zip"]},"else":{"maxProperties":1}}""",
        """«{"c":"no","zip":1}»""", "the arguments are an object, expected at most 1 members")]
    public void EachKeyword_SaysWhatItExpects(string schema, string arguments, string message) =>
        Finds(message, schema, arguments);

    [Theory]
    [InlineData("""{"unit":"celsius"}""")]
    [InlineData(""" { "days" : 2.0 , "unit" : "fahr\u0065nheit" , "at" : { "lat" : -1e3 , "x" : 1 } , "tags" : [ "öé" , 5 ] } """)]
    public void ArgumentsThatFit_Pass(string arguments) => Check.Passes(With(Weather, arguments));

    [Theory]
    [InlineData("""{"properties":{"a":{"type":"string","nullable":true,"enum":["x"]}}}""", """{"a":null}""")]
    [InlineData("""{"properties":{"a":{"pattern":"^(?=x)","format":"date","x-unknown":false}}}""", """{"a":"yy"}""")]
    [InlineData("""{"properties":{"a":{"not":{"pattern":"(y)\\1"}}}}""", """{"a":"yy"}""")]
    [InlineData("""{"properties":{"a":{"$ref":"https://example.com/s.json"}}}""", """{"a":"yy"}""")]
    [InlineData("""{"properties":{"a":{"$ref":"#/$defs/none"}}}""", """{"a":"yy"}""")]
    [InlineData("""{"patternProperties":{"^(?!x)":{}},"additionalProperties":false}""", """{"x1":1,"y":1}""")]
    [InlineData("""{"if":{"$dynamicRef":"#a"},"then":{"required":["b"]}}""", """{"a":1}""")]
    [InlineData("""{"items":{"type":"string"},"required":[]}""", """{"a":1}""")]
    public void WhatIsNotJudged_Passes(string schema, string arguments) => Check.Passes(With(schema, arguments));

    [Theory]
    [InlineData("""{"properties":{"a":{"type":"dict"}}}""")]
    [InlineData("""{"required":true}""")]
    [InlineData("""{"properties":[],"additionalProperties":false}""")]
    [InlineData("""{"properties":{"a":{"minimum":"7"}}}""")]
    [InlineData("""{"properties":{"a":{"enum":7}}}""")]
    [InlineData("""{"anyOf":[]}""")]
    public void UnsoundSchema_IsAnotherRules(string schema) =>
        Check.Passes(RuleId.ToolArgumentsMustFitSchema, With(schema, """{"a":1}"""));

    [Fact]
    public void PatternThatTakesTooLong_IsSaidToBeNotChecked() =>
        Assert.StartsWith("the arguments were not checked", Assert.Single(Check.Line(With(
            """{"properties":{"a":{"pattern":"^(a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a)*$"}}}""",
            $$"""{"a":"{{new string('a', 20_000)}}"}""")).Of(RuleId.ToolArgumentsMustFitSchema)).Message);

    [Theory]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("")]
    public void ArgumentsThatAreNoObject_AreAnotherRules(string arguments) =>
        Check.Passes(RuleId.ToolArgumentsMustFitSchema, With(Weather, arguments));

    [Fact]
    public void EscapesInTheArguments_CountAsWritten() =>
        Check.Finds(RuleId.ToolArgumentsMustFitSchema, Severity.Warning,
            "the argument \"['é😀']\" is \"x\", expected null",
            WithRaw("""{"properties":{"é😀":{"type":"null"}}}""", """{\u0022\u00e9\ud83d\ude00\u0022:«\u0022x\"»}"""));

    [Fact]
    public void SeveralFaults_StandInTheOrderOfTheArguments()
    {
        LineCheck check = Check.Line(With("""{"required":["c"],"additionalProperties":{"type":"null"}}""", """{"b":1,"a":[2]}"""));
        Assert.Equal(
            ["the argument \"c\" is missing, the schema requires it", "the argument \"b\" is 1, expected null",
                "the argument \"a\" is an array, expected null"],
            Array.ConvertAll(check.Of(RuleId.ToolArgumentsMustFitSchema), diagnostic => diagnostic.Message));
    }

    [Fact]
    public void ReferenceInACircle_IsSaidToBeNotChecked() =>
        Check.Finds(RuleId.ToolArgumentsMustFitSchema, Severity.Warning,
            "the arguments were not checked: that would take more steps than a record is given",
            WithRaw("""{"$ref":"#"}""", "{}").Replace("\"arguments\":\"{}\"", "\"arguments\":«\"{}\"»", StringComparison.Ordinal));

    [Fact]
    public void SchemaThatDoublesAtEachStep_EndsSoon()
    {
        var schema = new StringBuilder("""{"$ref":"#/$defs/d0","$defs":{""");
        for (int i = 0; i < 60; i++)
            schema.Append($$"""{{(i == 0 ? "" : ",")}}"d{{i}}":{"anyOf":[{"$ref":"#/$defs/d{{i + 1}}"},{"$ref":"#/$defs/d{{i + 1}}"}]}""");
        schema.Append(""","d60":{"type":"null"}}}""");
        Assert.StartsWith("the arguments were not checked", Assert.Single(
            Check.Line(With(schema.ToString(), """{"a":1}""")).Of(RuleId.ToolArgumentsMustFitSchema)).Message);
    }

    [Fact]
    public void ToolsOfTheRecordBefore_DoNotCount()
    {
        var rules = new RecordRules(RuleOptions.Default);
        var findings = new FindingBuffer(RuleOptions.Default);
        string[] schemas = ["""{"required":["a"]}""", """{"required":["b"]}""", """{"type":"dict"}""", """{}"""];
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            string line = With(schemas[random.Next(schemas.Length)], """{"a":1}""");
            if (random.Next(2) == 0) line = line.Replace("\"a\"}", "\"longer\"}", StringComparison.Ordinal);
            findings.Clear();
            rules.Check(Encoding.UTF8.GetBytes(line), LineCheck.Number, RecordFormat.Messages, findings, out _);
            Assert.Equal(Check.Line(line).Findings, findings.Span.ToArray());
        }
    }
}
