using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class RecordKeysMustBeKnownTests
{
    private static string Message(string key) =>
        $"the key {key} is unknown; known are messages, tools, parallel_tool_calls and functions";

    [Fact]
    public void UnknownKey_IsReportedAtTheKey() =>
        Check.Finds(RuleId.RecordKeysMustBeKnown, Severity.Warning, Message("\"id\""),
            $$"""{«"id"»:7,"messages":[{{Check.User}},{{Check.Assistant}}]}""");

    [Fact]
    public void EachOne_IsReportedInTheOrderOfTheLine() =>
        Check.Finds(RuleId.RecordKeysMustBeKnown, Severity.Warning, Message("\"x\\u0079\""),
            $$"""{«"x\u0079"»:{"messages":1},"messages":[{{Check.User}},{{Check.Assistant}}]}""");

    [Theory]
    [InlineData("\"tools\":[]")]
    [InlineData("\"parallel_tool_calls\":false")]
    [InlineData("\"functions\":[]")]
    [InlineData("\"t\\u006fols\":[]")]
    public void KnownKey_Passes(string member) =>
        Check.Passes($$"""{"messages":[{{Check.User}},{{Check.Assistant}}],{{member}}}""");

    [Fact]
    public void ShareGpt_HasNoClosedList() =>
        Check.Passes(
            """{"id":"1","system":"s","conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}""",
            RecordFormat.ShareGpt);

    [Fact]
    public void KeysInsideTools_AreNotTheRecords() =>
        Check.Passes(Check.WithTools("""[{"id":7,"type":"function","function":{"name":"f"}}]"""));

    [Fact]
    public void ManyKeysInMessages_DoNotHideTheRecords()
    {
        string keys = string.Concat(Enumerable.Range(0, 300).Select(i => $",\"k{i}\":0"));
        LineCheck check = Check.Line(
            $$"""{"messages":[{"role":"user","content":"a"{{keys}}},{{Check.Assistant}}],"id":7}""");
        Assert.Equal(1, check.Counts[RuleCatalog.IndexOf(RuleId.RecordKeysMustBeKnown)]);
    }
}
