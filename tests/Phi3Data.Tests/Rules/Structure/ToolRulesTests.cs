using System;
using System.Collections.Generic;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>What holds for the rules on tools together: they stand any input, and cost no memory per record.</summary>
public class ToolRulesTests
{
    private static readonly byte[] Record = Encoding.UTF8.GetBytes(
        """
        {"messages":[{"role":"user","content":"a"},{"role":"assistant","content":null,"tool_calls":[{"id":"c\u0031",
        "type":"function","function":{"name":"f","arguments":"{\"a\":[\"\\u00e9\",{\"type\":\"x\"}]}"}},{"id":"c2","type":"function",
        "function":{"name":"g","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c1","content":"1"},{"role":"tool",
        "tool_call_id":"c2","content":"2"},{"role":"assistant","content":"b"}],"functions":[],"tools":[{"type":"function",
        "function":{"name":"f","parameters":{"type":"object","properties":{"a":{"type":["array","null"],"items":
        {"anyOf":[{"type":"string"},{"enum":[{"type":"x"}]}]}}}}}},{"type":"function","function":{"name":"g"}}]}
        """);

    [Fact]
    public void TheRecordItself_IsSound() => Check.Passes(Encoding.UTF8.GetString(Record));

    [Fact]
    public void EachByteChangedDroppedOrDoubled_IsJudgedWithoutAnException()
    {
        var rules = new RecordRules(RuleOptions.Default);
        var findings = new FindingBuffer(RuleOptions.Default);
        for (int i = 0; i < Record.Length; i++)
        {
            foreach (byte other in "\"\\{}[]:,0nx \x80"u8)
                Judge(rules, findings, [.. Record[..i], other, .. Record[(i + 1)..]]);
            Judge(rules, findings, [.. Record[..i], .. Record[(i + 1)..]]);
            Judge(rules, findings, [.. Record[..i], Record[i], .. Record[i..]]);
            Judge(rules, findings, Record[..i]);
        }
    }

    [Fact]
    public void EachValueReplaced_IsJudgedWithoutAnException()
    {
        var rules = new RecordRules(RuleOptions.Default);
        var findings = new FindingBuffer(RuleOptions.Default);
        string[] values = ["null", "true", "7", "\"\"", "\"\\ud800\"", "[]", "{}", "[[]]", "[{}]", "{\"type\":[{}]}"];
        foreach ((int start, int end) in Values())
        {
            foreach (string value in values)
                Judge(rules, findings, [.. Record[..start], .. Encoding.UTF8.GetBytes(value), .. Record[end..]]);
        }
    }

    [Fact]
    public void CheckingARecord_AllocatesNothing()
    {
        var rules = new RecordRules(RuleOptions.Default);
        var findings = new FindingBuffer(RuleOptions.Default);
        Assert.Equal(0, Allocation.Least(() =>
        {
            for (int i = 0; i < 100; i++) rules.Check(Record, 1, RecordFormat.Messages, findings, out _);
        }));
    }

    [Fact]
    public void ManyCalls_TakeLinearTime()
    {
        var line = new StringBuilder("""{"messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[""");
        for (int i = 0; i < 100_000; i++)
        {
            line.Append(i == 0 ? "" : ",");
            line.Append("{\"id\":\"").Append(i);
            line.Append("\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\\u007b}\"}}");
        }
        line.Append("]},").Append(Check.Answer("0")).Append(',').Append(Check.Assistant).Append("]}");
        LineCheck check = Check.Line(line.ToString());
        Assert.Equal(99_999, check.Counts[RuleCatalog.IndexOf(RuleId.ToolCallsMustBeAnswered)]);
    }

    /// <summary>Where each JSON value of the record starts and ends.</summary>
    private static List<(int Start, int End)> Values()
    {
        var values = new List<(int, int)>();
        var open = new Stack<int>();
        var scanner = new Json.Utf8JsonScanner(Record, new Json.JsonScratch(), 64);
        while (scanner.Read() is not (Json.JsonToken.End or Json.JsonToken.Error))
        {
            if (scanner.Token is Json.JsonToken.StartObject or Json.JsonToken.StartArray) open.Push(scanner.Start);
            else if (scanner.Token is Json.JsonToken.EndObject or Json.JsonToken.EndArray)
                values.Add((open.Pop(), scanner.Position));
            else if (scanner.Token != Json.JsonToken.Key) values.Add((scanner.Start, scanner.Position));
        }
        return values;
    }

    private static void Judge(RecordRules rules, FindingBuffer findings, byte[] line)
    {
        findings.Clear();
        rules.Check(line, 1, RecordFormat.Messages, findings, out _);
        foreach (Finding finding in findings.Span)
        {
            Assert.InRange(finding.Offset, 0, line.Length);
            Assert.InRange(finding.Length, 0, line.Length - finding.Offset);
            Assert.NotEmpty(Diagnostic.Create(finding, new FindingSource("f.jsonl", line, 0)).Message);
        }
    }
}
