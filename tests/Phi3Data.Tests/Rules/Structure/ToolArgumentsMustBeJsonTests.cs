using Xunit;

namespace Phi3Data.Tests;

public class ToolArgumentsMustBeJsonTests
{
    private static string With(string arguments) =>
        Check.ToolRecord(Check.User,
            """{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"""
            + arguments + "}}]}");

    private static void Finds(string message, string arguments) =>
        Check.Finds(RuleId.ToolArgumentsMustBeJson, Severity.Error, message, With(arguments));

    [Theory]
    [InlineData("{}", "an object")]
    [InlineData("{\"a\":[1]}", "an object")]
    [InlineData("null", "null")]
    [InlineData("[]", "an array")]
    [InlineData("7", "a number")]
    public void AnotherType_IsReportedWhole(string arguments, string kind) =>
        Finds($"the arguments are {kind}, expected a string that holds a JSON object", $"«{arguments}»");

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \\n\"")]
    public void BlankString_IsReported(string arguments) =>
        Finds("the arguments are a blank string, expected a JSON object in it, {} for none", $"«{arguments}»");

    [Theory]
    [InlineData("\"[1]\"", "an array")]
    [InlineData("\"null\"", "null")]
    [InlineData("\"\\\"{}\\\"\"", "a string")]
    public void AnotherValueInTheString_IsReported(string arguments, string kind) =>
        Finds($"the arguments' string holds {kind}, expected a JSON object", $"«{arguments}»");

    [Theory]
    [InlineData("\"{«a»:1}\"", "found 'a', expected a key in double quotes")]
    [InlineData("\"{«'»a':1}\"", "found ''', expected a key in double quotes")]
    [InlineData("\"{\\\"a\\\":«True»}\"",
        "'True' is no JSON value; text needs quotes, and only true, false and null do not")]
    [InlineData("\"{\\\"é\\u00e9\\ud83d\\ude00\\\":«x»}\"",
        "'x' is no JSON value; text needs quotes, and only true, false and null do not")]
    [InlineData("\"{\\\"a\\\":1«,»}\"", "a comma stands before a closing bracket")]
    [InlineData("\"{\\\"a\\\":1«»\"", "it ends before its brackets are closed")]
    [InlineData("\"{\\\"a«»\"", "it ends inside an inner string")]
    [InlineData("\"{}«{»}\"", "found '{' behind the object, expected its end")]
    [InlineData("\"{\\\"a\\\":\\\"x«\\n»y\\\"}\"", "raw control character '\\n' in a string, expected an escape such as \\n")]
    public void TextThatIsNotJson_IsReportedAtTheFault(string arguments, string fault) =>
        Finds("the arguments' string is not JSON: " + fault, arguments);

    [Theory]
    [InlineData("\"{}\"")]
    [InlineData("\" { } \"")]
    [InlineData("\"\\u007b\\u007d\"")]
    [InlineData("\"{\\\"a\\\":\\\"\\\\n\\\\\\\"\\\",\\\"b\\\":[1,{\\\"c\\\":null}]}\"")]
    [InlineData("\"{\\\"é\\\":\\\"\\ud83d\\ude00\\\"}\"")]
    public void JsonObject_Passes(string arguments) => Check.Passes(With(arguments));

    [Fact]
    public void MissingArguments_AreAnotherRules() =>
        Check.Passes(RuleId.ToolArgumentsMustBeJson, Check.ToolRecord(
            Check.User, """{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f"}}]}"""));

    [Fact]
    public void NestingWithoutEnd_IsReported() =>
        Finds("the arguments' string is not JSON: arrays and objects lie too deep in each other",
            "\"" + new string('[', 1024) + "«[»" + new string('[', 5000) + "\"");
}
