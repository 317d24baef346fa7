using System;
using System.Linq;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

public class RecordRulesTests
{
    private const string Parts = """[{"type":"text","text":"\u00a0"},{"type":"text","text":"é😀"}]""";

    private static readonly string[] Texts =
    [
        Check.Record(Check.System, Check.User, Check.Assistant),
        Check.Record($$"""{"role":"us\u0065r","content":{{Parts}}}""", Check.Assistant),
        Check.Record(
            Check.User, """{"role":"assistant","tool_calls":[{"id":"c\u0031"},{"id":"d"}]}""",
            """{"role":"tool","tool_call_id":"c1","content":"1"}""", """{"role":"tool","tool_call_id":"zz","content":""}""",
            Check.Assistant),
        Check.Record(Check.User, Check.User, """{"role":"bot","weight":5}""", "7", "{}"),
        """{"a":1,"a":2,"b":"\ud800","messages":[]}""",
        """{"prompt":"a","completion":"b"}""",
        """{"messages":[{"role":"user","content":"a""",
        "  \"messages\": [",
        "[{}]",
        "",
        "\u00ff",
    ];

    public static TheoryData<string> Lines => [.. Texts];

    [Theory]
    [MemberData(nameof(Lines))]
    public void AnyLine_AllocatesNothing_AfterTheFirst(string text)
    {
        byte[] line = Encoding.UTF8.GetBytes(text);
        var findings = new FindingBuffer(RuleOptions.Default);
        var rules = new RecordRules(RuleOptions.Default);
        int trained = 0;
        Assert.Equal(0, Allocation.Least(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                findings.Clear();
                rules.Check(line, i, RecordFormat.Messages, findings, out ConversationView view);
                foreach (MessageView message in view.Messages) trained += message.IsTrained ? 1 : 0;
            }
        }));
    }

    [Fact]
    public void Findings_ComeWithTheRulesInOrderOfTheirIds()
    {
        string line = $$"""
            {"id":1,"tools":{},"messages":[{{Check.User}},{{Check.User}},{"role":"assistant","content":"","weight":2,"x":1},{{Check.System}}]}
            """;
        RuleId[] rules = [.. Check.Line(line).Findings.Select(finding => finding.Rule)];
        Assert.Equal(rules.Order(), rules);
        Assert.Equal(8, rules.Distinct().Count());
    }

    [Fact]
    public void OneRecord_LeavesNothingForTheNext()
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        var rules = new RecordRules(RuleOptions.Default);
        byte[] good = Encoding.UTF8.GetBytes(Check.Record(Check.User, Check.Assistant));
        foreach (string text in Texts)
        {
            rules.Check(Encoding.UTF8.GetBytes(text), 1, RecordFormat.Messages, findings, out _);
            rules.Check([.. "{\"messages\":[{\"role\":\"us"u8, 0xFF], 2, RecordFormat.ShareGpt, findings, out _);
            int before = findings.Count;
            Assert.Equal(LineVerdict.Valid, rules.Check(good, 3, RecordFormat.Messages, findings, out ConversationView view));
            Assert.Equal((before, 2), (findings.Count, view.Messages.Count));
        }
    }
}
