using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class MessageKeysMustBeKnownTests
{
    private static string Message(string key) =>
        $"the key {key} is unknown; known are role, content, name, weight, tool_calls, tool_call_id and function_call";

    [Fact]
    public void UnknownKey_IsReportedAtTheKey()
    {
        string marked = Check.Record("""{"role":"user",«"foo"»:{"a":1},"content":"a"}""", Check.Assistant);
        Check.Finds(RuleId.MessageKeysMustBeKnown, Severity.Warning, Message("\"foo\""), marked);
        Assert.Equal("$.messages[0].foo", Check.Line(marked.Replace("«", "").Replace("»", "")).Only.Path);
    }

    [Fact]
    public void EachMessage_IsReported() =>
        Check.Finds(RuleId.MessageKeysMustBeKnown, Severity.Warning, Message("\"id\""),
            Check.Record("""{«"id"»:1,"role":"user","content":"a"}""", """{"role":"assistant","content":"b",«"id"»:2}"""));

    [Theory]
    [InlineData("\"name\":\"ana\"")]
    [InlineData("\"weight\":1")]
    [InlineData("\"tool_calls\":null")]
    [InlineData("\"tool_call_id\":null")]
    [InlineData("\"function_call\":null")]
    [InlineData("\"n\\u0061me\":\"ana\"")]
    public void KnownKey_Passes(string member) =>
        Check.Passes(Check.Record(Check.User, $$"""{"role":"assistant","content":"b",{{member}}}"""));

    [Fact]
    public void ShareGpt_HasNoClosedList() =>
        Check.Passes(
            Check.ShareGpt("""{"from":"human","value":"a","markdown":null}""", """{"from":"gpt","value":"b","id":1}"""),
            RecordFormat.ShareGpt);

    [Fact]
    public void KeysInsideParts_AreNotTheMessages() =>
        Check.Passes(Check.Record(
            """{"role":"user","content":[{"type":"text","text":"a","cache":1}]}""", Check.Assistant));

    [Fact]
    public void ManyUnknownKeys_AreAllCounted()
    {
        string keys = string.Concat(Enumerable.Range(0, 5000).Select(i => $",\"k{i}\":0"));
        LineCheck check = Check.Line(Check.Record($$"""{"role":"user","content":"a"{{keys}}}""", Check.Assistant));
        Assert.Equal(5000, check.Counts[RuleCatalog.IndexOf(RuleId.MessageKeysMustBeKnown)]);
        Assert.Equal(FindingBuffer.PerRecord, check.Findings.Length);
    }
}
