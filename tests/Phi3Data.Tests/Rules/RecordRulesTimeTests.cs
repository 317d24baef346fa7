using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Tests that look at the clock: no other test runs beside them.</summary>
[CollectionDefinition("Clock", DisableParallelization = true)]
public class ClockCollection;

[Collection("Clock")]
public class RecordRulesTimeTests
{
    [Theory]
    [InlineData("messages")]
    [InlineData("keys")]
    [InlineData("ids")]
    [InlineData("sets")]
    [InlineData("parts")]
    [InlineData("escapedKeys")]
    [InlineData("duplicates")]
    public void TimeGrowsWithTheLine_AndNotWithItsSquare(string kind)
    {
        var options = new RuleOptions { MaxMessages = 1 << 20 };
        byte[] small = Big(kind, 12_500), large = Big(kind, 100_000);
        // Eight times the line: linear gives 8, quadratic 64. A busy machine gets some more tries.
        double ratio = double.MaxValue;
        for (int i = 0; i < 10 && ratio > 24; i++) ratio = Math.Min(ratio, Time(large, options) / Time(small, options));
        Assert.InRange(ratio, 0, 24);
    }

    private static double Time(byte[] line, RuleOptions options)
    {
        var rules = new RecordRules(options);
        var findings = new FindingBuffer(options);
        double least = double.MaxValue;
        for (int i = 0; i < 2; i++)
        {
            findings.Clear();
            long start = Stopwatch.GetTimestamp();
            rules.Check(line, 1, RecordFormat.Messages, findings, out _);
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return least;
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
