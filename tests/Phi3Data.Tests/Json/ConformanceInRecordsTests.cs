using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Phi3Data.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>
/// RFC 8259 and Unicode to the letter, through the door that every record takes: the rules over a whole line, whatever reads it.
/// </summary>
public partial class ConformanceInRecordsTests
{
    private const string Before = """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}],"x":""";
    private const string BeforeText = """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":".""";
    private const string AfterText = "\"}]}";

    /// <summary>Each row of Unicode's table 3-7 left too early, entered wrongly, or above its end.</summary>
    private static readonly byte[][] IllFormed =
    [
        [0x80], [0xBF], [0xC0], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xC2, 0xC2], [0xDF, 0x7F], [0xDF, 0xC0],
        [0xE0], [0xE0, 0x80], [0xE0, 0x9F, 0xBF], [0xE0, 0xA0], [0xE0, 0xA0, 0x41], [0xE0, 0xC0], [0xE1, 0x80], [0xE1, 0x80, 0xC0],
        [0xEC, 0xBF], [0xEC, 0xBF, 0x7F], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0x9F], [0xEE, 0x80], [0xEF, 0xBF],
        [0xEF, 0xBF, 0xE0], [0xF0], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90], [0xF0, 0x90, 0x80],
        [0xF0, 0x90, 0x80, 0x41], [0xF1, 0x80, 0x80], [0xF1, 0x80, 0x80, 0xC0], [0xF3, 0xBF, 0xBF], [0xF4, 0x8F, 0xBF],
        [0xF4, 0x90, 0x80, 0x80], [0xF4, 0xBF], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
        [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xFE, 0xFF], [0xC3, 0xA9, 0xA9], [0xE4, 0xB8, 0xAD, 0xB8],
        [0xF0, 0x9F, 0x98, 0x80, 0x80],
    ];

    [SharedFact("data", "json_conformance", "JSONTestSuite", "test_parsing")]
    public void ValuesThatMustParse_LeaveTheRecordValid() => EachFile("y_", (line, name) =>
        Assert.True(Check.Line(line).Findings.All(finding => finding.Rule is RuleId.RecordKeysMustBeKnown or RuleId.KeysMustBeUnique), name));

    [SharedFact("data", "json_conformance", "JSONTestSuite", "test_parsing")]
    public void ValuesThatMustNotParse_MakeTheRecordInvalid() => EachFile("n_", (line, name) =>
        Assert.True(Check.Line(line) is { Verdict: LineVerdict.Invalid } check && check.Findings.Any(finding =>
            finding.Rule is RuleId.LineMustBeJson or RuleId.LineMustBeValidUtf8 or RuleId.NestingMustNotBeTooDeep), name));

    [Fact]
    public void EachIllFormedSequence_IsFoundAtItsFirstByte_WhereverItStands()
    {
        foreach (byte[] bad in IllFormed)
        {
            for (int run = 0; run < 70; run++)
            {
                AssertFound([.. Bytes(BeforeText), .. Plain(run, "x"), .. bad, .. Bytes("y" + AfterText)]);
                AssertFound([.. Bytes(BeforeText), .. Plain(run, "é中😀"), .. bad, .. Bytes("é" + AfterText)]);
                AssertFound([.. Bytes(BeforeText), .. Plain(run, "x"), .. bad, .. Bytes(AfterText), .. Plain(run, " ")]);
            }
        }
    }

    [SharedFact("data", "utf8", "flenniken_utf8tests.txt")]
    public void NumberedCases_AreFoundAtTheirFirstBadByte()
    {
        int cases = 0;
        foreach (string row in File.ReadLines(Places.InShared("data", "utf8", "flenniken_utf8tests.txt")))
        {
            if (row.Length == 0 || row[0] == '#') continue;
            string[] fields = row.Split(':', StringSplitOptions.TrimEntries);
            byte[] text = fields[1].EndsWith("hex", StringComparison.Ordinal)
                ? Convert.FromHexString(fields[2].Replace(" ", "", StringComparison.Ordinal))
                : Bytes(fields[2]);
            AssertFound([.. Bytes(BeforeText), .. text.Where(c => c is >= 0x20 and not ((byte)'"' or (byte)'\\')), .. Bytes(AfterText)]);
            cases++;
        }
        Assert.True(cases > 0);
    }

    [SharedFact("data", "utf8", "kuhn_UTF-8-test.txt")]
    public void StressTest_IsFoundAtItsFirstBadByte()
    {
        byte[] file = File.ReadAllBytes(Places.InShared("data", "utf8", "kuhn_UTF-8-test.txt"));
        foreach (Range range in file.AsSpan().Split((byte)'\n'))
        {
            byte[] text = [.. file[range].Where(c => c is >= 0x20 and not ((byte)'"' or (byte)'\\'))];
            AssertFound([.. Bytes(BeforeText), .. text, .. Bytes(AfterText)]);
        }
    }

    [Fact]
    public void EveryCodePointOfAll17Planes_IsText_RawAndEscaped()
    {
        for (int plane = 0; plane <= 16; plane++)
        {
            StringBuilder raw = new(BeforeText), escaped = new(BeforeText);
            for (int codePoint = plane << 16; codePoint <= (plane << 16 | 0xFFFF); codePoint++)
            {
                if (!Rune.TryCreate(codePoint, out Rune rune)) continue;
                foreach (char unit in rune.ToString()) escaped.Append("\\u").Append(((int)unit).ToString("x4"));
                if (codePoint is >= 0x20 and not ('"' or '\\')) raw.Append(rune);
            }
            Check.Passes(raw.Append(AfterText).ToString());
            Check.Passes(escaped.Append(AfterText).ToString());
        }
    }

    [Fact]
    public void NumberLikeTexts_AreTakenWhenTheGrammarTakesThem()
    {
        const string parts = "0123456789-+.eE00..";
        var random = new Random(5);
        int taken = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => parts[random.Next(parts.Length)])]);
            bool isNumber = Number().IsMatch(text);
            LineVerdict verdict = Check.Line(Before + text + "}").Verdict;
            Assert.True(isNumber == (verdict == LineVerdict.Valid), text);
            if (isNumber) taken++;
        }
        Assert.InRange(taken, 1_000, 19_000);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Nesting_IsTakenToTheLimit_AndRefusedAtTheBracketBehindIt(string open, string close)
    {
        foreach (int limit in new[] { 4, 63, 64, 65, 1024 })
        {
            RuleOptions options = RuleOptions.Default with { MaxDepth = limit };
            // The record itself is one level.
            Assert.Equal(LineVerdict.Valid, Check.Line(Nested(limit - 1), options: options).Verdict);
            Finding finding = Assert.Single(
                Check.Line(Nested(limit), options: options).Findings, found => found.Rule == RuleId.NestingMustNotBeTooDeep);
            Assert.Equal(Before.Length + (limit - 1) * open.Length, finding.Offset);
        }

        string Nested(int levels) =>
            Before + string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close, levels)) + "}";
    }

    /// <summary>The oracle is the framework's decoder of one character: where it fails first, and how far.</summary>
    private static void AssertFound(byte[] line)
    {
        int position = 0, length = 0;
        while (position < line.Length
            && Rune.DecodeFromUtf8(line.AsSpan(position), out _, out length) == OperationStatus.Done) position += length;
        Finding[] found = Check.Line(line).Findings;
        if (position == line.Length) Assert.DoesNotContain(found, finding => finding.Rule == RuleId.LineMustBeValidUtf8);
        else if (found is not [{ Rule: RuleId.LineMustBeValidUtf8 } finding] || (finding.Offset, finding.Length) != (position, length))
            Assert.Fail($"{Convert.ToHexString(line)}: {found[0]}, expected {position}, {length}");
    }

    private static void EachFile(string prefix, Action<byte[], string> check)
    {
        string[] files = Directory.GetFiles(
            Places.InShared("data", "json_conformance", "JSONTestSuite", "test_parsing"), prefix + "*");
        Assert.NotEmpty(files);
        foreach (string file in files) check([.. Bytes(Before), .. File.ReadAllBytes(file), (byte)'}'], Path.GetFileName(file));
    }

    private static byte[] Plain(int times, string text) => Bytes(string.Concat(Enumerable.Repeat(text, times)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [GeneratedRegex("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
