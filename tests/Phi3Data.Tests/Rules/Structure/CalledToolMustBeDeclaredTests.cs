using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class CalledToolMustBeDeclaredTests
{
    private static string Call(string name) =>
        """{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"""
        + name + ""","arguments":"{}"}}]}""";

    private static string Record(string name, string tools) =>
        $$"""{"messages":[{{Check.User}},{{Call(name)}}],"tools":{{tools}}}""";

    [Theory]
    [InlineData("\"g\"")]
    [InlineData("\"F\"")]
    [InlineData("\"\"")]
    public void OtherName_IsReportedAtTheCall(string name) =>
        Check.Finds(RuleId.CalledToolMustBeDeclared, Severity.Warning, $"the tool {name} is called, but not in tools",
            Record($"«{name}»", $"[{Check.Tool}]"));

    [Theory]
    [InlineData("\"f\"")]
    [InlineData("\"\\u0066\"")]
    public void DeclaredName_Passes(string name) => Check.Passes(Record(name, $"[{Check.Tool}]"));

    [Theory]
    [InlineData("[{\"name\":\"g\"}]")]
    [InlineData("[7]")]
    [InlineData("{}")]
    public void ToolsWhoseNamesCannotBeRead_AreAnotherRules(string tools) =>
        Check.Passes(RuleId.CalledToolMustBeDeclared, Record("\"g\"", tools));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public void RecordWithoutTools_IsAnotherRules(string tools) =>
        Check.Passes(RuleId.CalledToolMustBeDeclared, Record("\"g\"", tools));

    [Fact]
    public void ToolAboveTheLimit_IsNotDenied() =>
        Check.Passes(RuleId.CalledToolMustBeDeclared, Record("\"f129\"", "[" + string.Join(',',
            Enumerable.Range(1, 129).Select(i => $$$"""{"type":"function","function":{"name":"f{{{i}}}"}}""")) + "]"));
}
