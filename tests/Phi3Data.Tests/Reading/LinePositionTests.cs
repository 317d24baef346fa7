using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Line numbers count from 1, byte offsets from 0 at the file's start, after decompression.</summary>
public class LinePositionTests
{
    [Theory]
    [InlineData("x\ny\nz", "1@0 2@2 3@4")]
    [InlineData("x\r\ny\r\nz\r\n", "1@0 2@3 3@6")]
    [InlineData("\n\nx\n", "1@0 2@1 3@2")]
    [InlineData("\uFEFFx\ny", "1@0 1@3 2@5")]
    [InlineData("é\n漢\n𝄞\nx", "1@0 2@3 3@7 4@12")]
    [InlineData("x\u2028y\nz", "1@0 2@6")]
    [InlineData("x\ry\nz", "1@0 2@4")]
    public async Task Findings_SayWhereTheirLineStands(string text, string expected)
    {
        foreach (byte[] bytes in new[] { Encoding.UTF8.GetBytes(text), Chats.Gzip(Encoding.UTF8.GetBytes(text)) })
        {
            foreach (int size in new[] { 64, 4096 })
            {
                var seen = new Recorder();
                await DatasetPipeline.From([DatasetSource.FromStream(new PieceStream(bytes, [], most: 3), "x")])
                    .WithRules(TestInputs.Rules)
                    .WithBlockBytes(size)
                    .ReportTo(seen)
                    .RunAsync();
                IEnumerable<string> places = seen.Findings
                    .Where(f => f.Line > 0)
                    .Select(f => $"{f.Line}@{f.ByteOffset}");
                Assert.Equal(expected.Split(' '), places);
            }
        }
    }

    [Fact]
    public async Task SecondFile_CountsFromItsOwnStart()
    {
        var seen = new Recorder();
        DatasetSource[] sources = [.. new[] { "x\ny\n", "", "\nz" }.Select((text, i) =>
            DatasetSource.FromStream(new PieceStream(Encoding.UTF8.GetBytes(text), []), "file" + i))];
        PipelineReport report = await DatasetPipeline.From(sources).WithRules(TestInputs.Rules).ReportTo(seen).RunAsync();
        Assert.Equal(
            ["file0:1@0 PHI1001", "file0:2@2 PHI1001", "file1:0@0 PHI0007", "file2:1@0 PHI0006", "file2:2@1 PHI1001"],
            seen.Findings.Select(f => $"{f.File}:{f.Line}@{f.ByteOffset} {f.Rule}"));
        Assert.Equal([2L, 0, 2], report.Inputs.Select(i => i.Lines));
    }

    [Fact]
    public async Task Column_CountsUtf16Units()
    {
        var seen = new Recorder();
        byte[] line = Encoding.UTF8.GetBytes("""{"messages":[{"role":"user","content":"é漢𝄞"},{"role":"bot","content":"x"}]}""");
        await DatasetPipeline.From([DatasetSource.FromStream(new PieceStream(line, []), "x")])
            .WithRules(TestInputs.Rules).ReportTo(seen).RunAsync();
        Diagnostic unknown = seen.Findings.First(f => f.Rule == "PHI2006");
        string text = Encoding.UTF8.GetString(line);
        Assert.Equal(text.IndexOf("\"bot\"", System.StringComparison.Ordinal) + 1, unknown.Column);
        Assert.Equal(System.MemoryExtensions.IndexOf(line, "\"bot\""u8), unknown.ByteOffset);
        Assert.Equal("$.messages[1].role", unknown.Path);
    }
}
