using System;
using System.Buffers;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Phi3Data.Tests;

public class DiagnosticJsonWriterTests
{
    private static readonly Diagnostic Sample = new()
    {
        Rule = "PHI2003",
        Name = "RolesMustAlternate",
        Severity = Severity.Warning,
        File = "a.jsonl",
        Line = 7,
        Column = 12,
        ByteOffset = 345,
        Path = "$.messages[2].role",
        Message = "said",
        Help = "https://example.org/x",
    };

    [Fact]
    public void Finding_HasItsKeysInOrder() => Assert.Equal(
        """{"rule":"PHI2003","name":"RolesMustAlternate","severity":"warning","file":"a.jsonl","line":7,"column":12,"byteOffset":345,"path":"$.messages[2].role","message":"said","help":"https://example.org/x"}"""
        + "\n",
        Write(Sample));

    [Fact]
    public void FindingOnAFile_HasNoLineOrColumn()
    {
        string text = Write(Sample with { Line = 0, Column = 0 });
        Assert.Contains("\"line\":null,\"column\":null,", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Severity.Error, "error")]
    [InlineData(Severity.Warning, "warning")]
    [InlineData(Severity.Info, "info")]
    [InlineData(Severity.None, "none")]
    public void Severity_IsAWord(Severity severity, string word)
    {
        using JsonDocument json = JsonDocument.Parse(Write(Sample with { Severity = severity }));
        Assert.Equal(word, json.RootElement.GetProperty("severity").GetString());
    }

    [Theory]
    [InlineData("\" \\ \n \r \t \0 \u001B[31m \u007F")]
    [InlineData("\u202E\u2028\u2029\uFEFF</script>")]
    [InlineData("é漢𝄞")]
    public void HostileText_IsValidJsonOnOneLine(string text)
    {
        string line = Write(Sample with { File = text, Path = text, Message = text });
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        using JsonDocument json = JsonDocument.Parse(line);
        foreach (string key in new[] { "file", "path", "message" })
            Assert.Equal(text, json.RootElement.GetProperty(key).GetString());
    }

    [Fact]
    public void HalfASurrogatePairInAName_IsValidJson()
    {
        using JsonDocument json = JsonDocument.Parse(Write(Sample with { File = "a\uD834b" }));
        Assert.Equal("a\uFFFDb", json.RootElement.GetProperty("file").GetString());
    }

    [Fact]
    public void HostileLines_GiveFindingsThatAreValidJson()
    {
        var random = new Random(11);
        var buffer = new FindingBuffer(RuleOptions.Default);
        var rules = new RecordRules(RuleOptions.Default);
        byte[] record = Encoding.UTF8.GetBytes(
            """{"messages":[{"role":"us\u0065r","content":"\ud834 é漢𝄞"},{"role":"bot","k\u0000ey":1,"content":"\n"}],"a\"b":1,"a\"b":2}""");
        for (int i = 0; i < 5_000; i++)
        {
            byte[] line = (byte[])record.Clone();
            for (int n = random.Next(4); n > 0; n--) line[random.Next(line.Length)] = (byte)random.Next(256);
            line = [.. line.Where(b => b != '\n').Take(random.Next(4) == 0 ? random.Next(line.Length) : line.Length)];
            buffer.Clear();
            rules.Check(line, 1, RecordFormat.Messages, buffer, out _);
            foreach (Finding finding in buffer.Span)
            {
                string text = Write(Diagnostic.Create(finding, new FindingSource("f", line, 0)));
                using JsonDocument json = JsonDocument.Parse(text);
                Assert.Equal(
                    "rule name severity file line column byteOffset path message help",
                    string.Join(' ', json.RootElement.EnumerateObject().Select(p => p.Name)));
                Assert.InRange(json.RootElement.GetProperty("byteOffset").GetInt64(), 0, line.Length);
                Assert.DoesNotContain('\n', text.AsSpan(0, text.Length - 1).ToArray());
            }
        }
    }

    private static string Write(Diagnostic diagnostic)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new DiagnosticJsonWriter(output)) writer.Write(diagnostic);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
