using Xunit;

namespace Phi3Data.Tests;

public class ToolsMustBeArrayTests
{
    [Theory]
    [InlineData("{}", "an object")]
    [InlineData("\" \"", "a string")]
    [InlineData("\"[]\"", "a string")]
    [InlineData("1", "a number")]
    [InlineData("true", "true or false")]
    public void AnotherValue_IsReportedWhole(string tools, string kind) =>
        Check.Finds(RuleId.ToolsMustBeArray, Severity.Error, $"tools is {kind}, expected an array of functions",
            Check.WithTools($"«{tools}»"));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]")]
    public void ArrayOrNull_Passes(string tools) => Check.Passes(Check.WithTools(tools));

    [Fact]
    public void ShareGptString_Passes() =>
        Check.Passes(
            """{"tools":"[]","conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}""",
            RecordFormat.ShareGpt);
}
