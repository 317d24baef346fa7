using System;
using System.Linq;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>
/// Records so large that work which grows with the square of the line would not come to an end in any patience: finishing is
/// the proof, and no clock is asked.
/// </summary>
public sealed class RecordRulesSizeTests
{
    private const int Count = 250_000;

    [Theory]
    [InlineData("messages", 0)]
    [InlineData("keys", Count)]
    [InlineData("ids", 0)]
    [InlineData("sets", 0)]
    [InlineData("parts", 1)]
    [InlineData("escapedKeys", Count)]
    [InlineData("duplicates", Count)]
    public void HugeRecord_IsCheckedToItsEnd(string kind, int expected)
    {
        var options = new RuleOptions { MaxMessages = 1 << 20 };
        var findings = new FindingBuffer(options);
        new RecordRules(options).Check(Big(kind, Count), 1, RecordFormat.Messages, findings, out _);
        RuleId rule = kind switch
        {
            "duplicates" => RuleId.KeysMustBeUnique,
            "parts" => RuleId.AssistantContentMustNotBeEmpty,
            _ => RuleId.MessageKeysMustBeKnown,
        };
        // Of equal keys all but the first are duplicates; of unknown ones, each is.
        Assert.Equal(kind == "duplicates" ? expected - 1 : expected, findings.Counts[RuleCatalog.IndexOf(rule)]);
    }

    private static byte[] Big(string kind, int count)
    {
        string Many(Func<int, string> make) => string.Join(',', Enumerable.Range(0, count).Select(make));
        return Encoding.UTF8.GetBytes(kind switch
        {
            "messages" => Check.Record(Many(i => i % 2 == 0 ? Check.User : Check.Assistant)),
            "keys" => Check.Record($$"""{"role":"user","content":"a",{{Many(i => $"\"k{i}\":0")}}}""", Check.Assistant),
            "escapedKeys" =>
                Check.Record($$"""{"role":"user","content":"a",{{Many(i => $"\"\\u006b{i}\":0")}}}""", Check.Assistant),
            "duplicates" =>
                Check.Record($$"""{"role":"user","content":"a",{{Many(_ => "\"k\":0")}}}""", Check.Assistant),
            "ids" => Check.Record(
                Check.User, $$"""{"role":"assistant","tool_calls":[{{Many(i => $"{{\"id\":\"c{i}\"}}")}}]}""",
                Many(i => $$"""{"role":"tool","tool_call_id":"c{{i}}","content":"1"}"""), Check.Assistant),
            "sets" => Check.Record(Check.User, Many(i =>
                $$"""{"role":"assistant","tool_calls":[{"id":"c{{i}}"}]},{"role":"tool","tool_call_id":"c{{i}}","content":"1"}""")),
            _ => Check.Record(
                Check.User, $$"""{"role":"assistant","content":[{{Many(_ => """{"type":"text","text":" "}""")}}]}"""),
        });
    }
}
