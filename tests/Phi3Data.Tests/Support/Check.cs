using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Runs the rules over one line and compares what they find with what the line itself marks.</summary>
static class Check
{
    /// <summary>A user message.</summary>
    public const string User = """{"role":"user","content":"a"}""";

    /// <summary>An assistant message.</summary>
    public const string Assistant = """{"role":"assistant","content":"b"}""";

    /// <summary>A system message.</summary>
    public const string System = """{"role":"system","content":"s"}""";

    /// <summary>A record in messages format.</summary>
    public static string Record(params string[] messages) => $$"""{"messages":[{{string.Join(',', messages)}}]}""";

    /// <summary>A tool of the name f, sound in every way.</summary>
    public const string Tool = """{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}""";

    /// <summary>A record in messages format that lists <see cref="Tool"/>.</summary>
    public static string ToolRecord(params string[] messages) =>
        $$"""{"messages":[{{string.Join(',', messages)}}],"tools":[{{Tool}}]}""";

    /// <summary>An assistant message that calls <see cref="Tool"/> once for each id, and is sound in every way.</summary>
    public static string Call(params string[] ids) =>
        $$"""{"role":"assistant","content":null,"tool_calls":[{{string.Join(',', ids.Select(id =>
            $$$"""{"id":"{{{id}}}","type":"function","function":{"name":"f","arguments":"{}"}}"""))}}]}""";

    /// <summary>A tool message that answers the call of an id.</summary>
    public static string Answer(string id) => $$"""{"role":"tool","tool_call_id":"{{id}}","content":"1"}""";

    /// <summary>A record in messages format that is sound but, perhaps, for its tools.</summary>
    public static string WithTools(string tools) => $$"""{"messages":[{{User}},{{Assistant}}],"tools":{{tools}}}""";

    /// <summary>A record in ShareGPT format.</summary>
    public static string ShareGpt(params string[] messages) =>
        $$"""{"conversations":[{{string.Join(',', messages)}}]}""";

    /// <summary>
    /// Asserts that the line breaks one rule, once at each place between « and », and says so. The marks are taken out first;
    /// nothing between them stands for something missing.
    /// </summary>
    public static void Finds(
        RuleId rule, Severity severity, string message, string marked,
        RecordFormat format = RecordFormat.Messages, RuleOptions? options = null, params RuleId[] also)
    {
        (byte[] line, List<(int Offset, int Length)> marks) = Unmark(marked);
        LineCheck check = Line(line, format, options);
        Finding[] found = [.. check.Findings.Where(finding => finding.Rule == rule)];
        Assert.Equal(marks, found.Select(finding => (finding.Offset, finding.Length)));
        Assert.All(found, finding => Assert.Equal(severity, finding.Severity));
        Assert.All(check.Of(rule), diagnostic => Assert.Equal(message, diagnostic.Message));
        Assert.Equal(also.Order(), check.Findings.Select(finding => finding.Rule).Where(other => other != rule).Distinct().Order());
        bool error = check.Findings.Any(finding => finding.Severity == Severity.Error);
        if (rule != RuleId.LineMustNotBeBlank)
            Assert.Equal(error ? LineVerdict.Invalid : LineVerdict.Valid, check.Verdict);
    }

    /// <summary>Asserts that the line breaks no rule at all.</summary>
    public static void Passes(string line, RecordFormat format = RecordFormat.Messages, RuleOptions? options = null)
    {
        LineCheck check = Line(line, format, options);
        Assert.Equal("", string.Join(' ', check.Findings.Select(finding => finding.Rule)));
        Assert.Equal(LineVerdict.Valid, check.Verdict);
    }

    /// <summary>Asserts that the line does not break one rule, whatever else it breaks.</summary>
    public static void Passes(RuleId rule, string line, RecordFormat format = RecordFormat.Messages, RuleOptions? options = null) =>
        Assert.DoesNotContain(rule, Line(line, format, options).Findings.Select(finding => finding.Rule));

    /// <summary>Asserts that one finding was made on a file or a dataset, without any bytes of a line.</summary>
    public static void FindsOnFile(
        RuleId rule, Severity severity, long line, string message, Action<FindingBuffer> check)
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        check(findings);
        Assert.Equal(1, findings.Count);
        Finding finding = findings.Span[0];
        Assert.Equal((rule, severity, line, 0), (finding.Rule, finding.Severity, finding.Line, finding.Offset));
        Diagnostic diagnostic = Diagnostic.Create(finding, new FindingSource("f.jsonl", default, 0));
        Assert.Equal((message, line, line == 0 ? 0 : 1, "$"),
            (diagnostic.Message, diagnostic.Line, diagnostic.Column, diagnostic.Path));
    }

    /// <summary>Asserts that nothing was found on a file or a dataset.</summary>
    public static void PassesOnFile(Action<FindingBuffer> check)
    {
        var findings = new FindingBuffer(RuleOptions.Default);
        check(findings);
        Assert.Equal(0, findings.Count);
    }

    /// <summary>Runs the rules over a line of text.</summary>
    public static LineCheck Line(
        string line, RecordFormat format = RecordFormat.Messages, RuleOptions? options = null) =>
        Line(Encoding.UTF8.GetBytes(line), format, options);

    /// <summary>Runs the rules over a line of bytes.</summary>
    public static LineCheck Line(
        byte[] line, RecordFormat format = RecordFormat.Messages, RuleOptions? options = null) =>
        new(line, format, options ?? RuleOptions.Default);

    private static (byte[] Line, List<(int Offset, int Length)> Marks) Unmark(string marked)
    {
        var line = new List<byte>();
        var marks = new List<(int, int)>();
        int start = -1;
        foreach (string piece in marked.Split('«', '»'))
        {
            if (start >= 0)
            {
                marks.Add((start, Encoding.UTF8.GetByteCount(piece)));
                start = -1;
            }
            else start = line.Count + Encoding.UTF8.GetByteCount(piece);
            line.AddRange(Encoding.UTF8.GetBytes(piece));
        }
        return ([.. line], marks);
    }
}

/// <summary>What the rules say of one line.</summary>
sealed class LineCheck
{
    /// <summary>The number that the line is given.</summary>
    public const long Number = 7;

    /// <summary>Runs the rules, and asserts that the vector path of every width says the same.</summary>
    public LineCheck(byte[] line, RecordFormat format, RuleOptions options)
    {
        new BlockRun(options).Check(line, format);
        var findings = new FindingBuffer(options);
        Bytes = line;
        Verdict = new RecordRules(options, TokenCounting.For(options)?.Create()).Check(line, Number, format, findings, out _);
        Findings = findings.Span.ToArray();
        Counts = findings.Counts;
        Assert.All(Findings, finding => Assert.Equal(Number, finding.Line));
    }

    /// <summary>The line without marks.</summary>
    public byte[] Bytes { get; }

    /// <summary>The verdict.</summary>
    public LineVerdict Verdict { get; }

    /// <summary>The findings kept.</summary>
    public Finding[] Findings { get; }

    /// <summary>The findings of each rule, in the order of the catalogue.</summary>
    public long[] Counts { get; }

    /// <summary>The findings in words.</summary>
    public Diagnostic[] Diagnostics =>
        [.. Findings.Select(finding => Diagnostic.Create(finding, new FindingSource("f.jsonl", Bytes, 1000)))];

    /// <summary>The findings of one rule in words.</summary>
    public Diagnostic[] Of(RuleId rule) =>
        [.. Diagnostics.Where(diagnostic => diagnostic.Name == rule.ToString())];

    /// <summary>The one finding in words.</summary>
    public Diagnostic Only => Assert.Single(Diagnostics);
}
