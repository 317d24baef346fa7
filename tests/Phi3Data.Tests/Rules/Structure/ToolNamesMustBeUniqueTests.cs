using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class ToolNamesMustBeUniqueTests
{
    private static string Tool(string name) => $$$"""{"type":"function","function":{"name":{{{name}}}}}""";

    private static string Message(string name) =>
        $"a tool of the name {name} stands in the list before, expected each name once";

    [Theory]
    [InlineData("\"f\"", "\"f\"")]
    [InlineData("\"f\"", "\"\\u0066\"")]
    [InlineData("\"\\u0066\"", "\"f\"")]
    public void SameName_IsReportedAtTheSecond(string one, string two) =>
        Check.Finds(RuleId.ToolNamesMustBeUnique, Severity.Error, Message(two),
            Check.WithTools($"[{Tool(one)},{Tool("\"g\"")},{Tool($"«{two}»")}]"));

    [Fact]
    public void ThreeTimes_IsReportedTwice() =>
        Check.Finds(RuleId.ToolNamesMustBeUnique, Severity.Error, Message("\"f\""),
            Check.WithTools($"[{Tool("\"f\"")},{Tool("«\"f\"»")},{Tool("«\"f\"»")}]"));

    [Fact]
    public void AmongManyTools_IsFound() =>
        Check.Finds(RuleId.ToolNamesMustBeUnique, Severity.Error, Message("\"f7\""),
            Check.WithTools(
                $"[{string.Join(',', Enumerable.Range(0, 99).Select(i => Tool($"\"f{i}\"")))},{Tool("«\"f7\"»")}]"));

    [Fact]
    public void DifferentNames_Pass() =>
        Check.Passes(Check.WithTools($"[{Tool("\"f\"")},{Tool("\"F\"")},{Tool("\"f_\"")}]"));

    [Fact]
    public void NamesThatAreNoStrings_AreAnotherRules() =>
        Check.Passes(RuleId.ToolNamesMustBeUnique, Check.WithTools($"[{Tool("1")},{Tool("1")},{{}},{{}}]"));

    [Fact]
    public void RecordsDoNotShareNames()
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        var rules = new RecordRules(RuleOptions.Default);
        byte[] line = System.Text.Encoding.UTF8.GetBytes(Check.ToolRecord(Check.User, Check.Assistant));
        Assert.Equal(LineVerdict.Valid, rules.Check(line, 1, RecordFormat.Messages, findings, out _));
        Assert.Equal(LineVerdict.Valid, rules.Check(line, 2, RecordFormat.Messages, findings, out _));
    }
}
