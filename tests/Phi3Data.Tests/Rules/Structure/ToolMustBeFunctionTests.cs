using Xunit;

namespace Phi3Data.Tests;

public class ToolMustBeFunctionTests
{
    [Theory]
    [InlineData("«\"f\"»", "the tool is a string, expected an object {\"type\":\"function\",\"function\":…}")]
    [InlineData("«[]»", "the tool is an array, expected an object {\"type\":\"function\",\"function\":…}")]
    [InlineData("«null»", "the tool is null, expected an object {\"type\":\"function\",\"function\":…}")]
    [InlineData("«{}»", "the tool's type is missing, expected \"function\"")]
    [InlineData("«{\"name\":\"f\",\"parameters\":{}}»", "the tool's type is missing, expected \"function\"")]
    [InlineData("{\"type\":«5»}", "the tool's type is a number, expected \"function\"")]
    [InlineData("{\"type\":«\"retrieval\"»}", "the tool's type is \"retrieval\", expected \"function\"")]
    [InlineData("«{\"type\":\"function\"}»",
        "the tool's function is missing, expected an object {\"name\":…,\"parameters\":…}")]
    [InlineData("{\"type\":\"function\",\"function\":«\"f\"»}",
        "the tool's function is a string, expected an object {\"name\":…,\"parameters\":…}")]
    [InlineData("{\"type\":\"function\",\"function\":«{}»}", "the tool's name is missing, expected a string")]
    [InlineData("{\"type\":\"function\",\"function\":{\"name\":«null»}}", "the tool's name is null, expected a string")]
    public void AnotherShape_IsReportedOnceWhereItIs(string tool, string message) =>
        Check.Finds(RuleId.ToolMustBeFunction, Severity.Error, message, Check.WithTools($"[{Check.Tool},{tool}]"));

    [Fact]
    public void EachTool_IsReported() =>
        Check.Finds(RuleId.ToolMustBeFunction, Severity.Error, "the tool's type is missing, expected \"function\"",
            Check.WithTools("[«{}»,«{}»]"));

    [Theory]
    [InlineData("""{"type":"function","function":{"name":"f"}}""")]
    [InlineData("""{"function":{"strict":true,"name":"f","description":"d"},"type":"function"}""")]
    [InlineData("""{"\u0074ype":"funct\u0069on","funct\u0069on":{"n\u0061me":"f"},"x":{"type":"y","function":1}}""")]
    public void Function_Passes(string tool) => Check.Passes(Check.WithTools($"[{tool}]"));

    [Fact]
    public void FirstOfTwoEqualKeys_Counts() =>
        Check.Finds(RuleId.ToolMustBeFunction, Severity.Error,
            "the tool's function is a number, expected an object {\"name\":…,\"parameters\":…}",
            Check.WithTools("""[{"type":"function","function":«1»,"function":{"name":"f"}}]"""),
            also: RuleId.KeysMustBeUnique);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public void NoTools_Pass(string tools) => Check.Passes(Check.WithTools(tools));

    [Fact]
    public void ShareGpt_IsNotChecked() =>
        Check.Passes(
            """{"tools":[1],"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}""",
            RecordFormat.ShareGpt);
}
