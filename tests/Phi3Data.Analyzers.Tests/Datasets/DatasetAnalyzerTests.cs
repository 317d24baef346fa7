using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Phi3Data.Analyzers.Tests;

public class DatasetAnalyzerTests
{
    private const string Good = """{"messages":[{"role":"user","content":"é😀"},{"role":"assistant","content":"b"}]}""";
    private const string Bad = """{"messages":[{"role":"user","content":"é😀"},{"role":"bot","content":"b"}]}""";

    private static readonly Dictionary<string, string> Marked = new() { ["build_metadata.AdditionalFiles.Phi3Dataset"] = "true" };

    [Fact]
    public async Task FileThatIsNotMarked_IsNotLookedAt() =>
        Assert.Empty(await Analyze.Datasets(new Dictionary<string, string>(), ("a.jsonl", Bad)));

    [Fact]
    public async Task GoodFile_ReportsNothing() => Assert.Empty(await Analyze.Datasets(Marked, ("a.jsonl", Good + "\n" + Good + "\n")));

    [Fact]
    public async Task Finding_StandsAtItsLineAndUtf16Column()
    {
        string text = Good + "\r\n" + Bad + "\n";
        var found = Assert.Single(await Analyze.Datasets(Marked, ("data/a.jsonl", text)));
        Assert.Equal(("PHI2006", DiagnosticSeverity.Error), (found.Id, found.Severity));
        Assert.Equal("data/a.jsonl", found.Location.GetLineSpan().Path);
        int column = Bad.IndexOf("\"bot\"", System.StringComparison.Ordinal);
        Assert.Equal((1, column), (found.Location.GetLineSpan().StartLinePosition.Line, found.Location.GetLineSpan().StartLinePosition.Character));
        Assert.Equal("\"bot\"", text.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.Equal("the role \"bot\" is unknown; did you mean assistant?", found.GetMessage());
        Assert.EndsWith("/Structure/PHI2006.md", found.Descriptor.HelpLinkUri);
    }

    [Fact]
    public async Task LinesAcrossBlocks_KeepTheirPlaces()
    {
        // Longer than a block of characters, and cut at each place in turn.
        for (int shift = 0; shift < 8; shift++)
        {
            string longLine = Good.Replace("b\"", new string('x', 4090 + shift) + "😀é\"");
            string text = longLine + "\n" + Bad + "\n" + longLine + "\n" + Bad;
            var found = await Analyze.Datasets(Marked, ("a.jsonl", text));
            Assert.Equal(["\"bot\"", "\"bot\""], found.Select(one => text.Substring(one.Location.SourceSpan.Start, one.Location.SourceSpan.Length)));
            Assert.Equal([1, 3], found.Select(one => one.Location.GetLineSpan().StartLinePosition.Line));
        }
    }

    [Fact]
    public async Task BrokenFile_ShowsAHundred() =>
        Assert.Equal(100, (await Analyze.Datasets(Marked, ("a.jsonl", string.Concat(Enumerable.Repeat("{\n", 5000))))).Length);

    [Fact]
    public async Task EmptyFile_IsReported() => Assert.Equal(["PHI0007"], (await Analyze.Datasets(Marked, ("a.jsonl", ""))).Select(one => one.Id));

    [Theory]
    [InlineData("build_metadata.AdditionalFiles.Phi3Rules", "PHI2006=none")]
    [InlineData("build_property.Phi3Rules", "RoleMustBeKnown=none, PHI2003=error")]
    [InlineData("phi3_rules", "PHI2006=none")]
    public async Task Settings_AreTakenFromMetadataKeysAndProperties(string key, string value) =>
        Assert.DoesNotContain(
            await Analyze.Datasets(new Dictionary<string, string>(Marked) { [key] = value }, ("a.jsonl", Bad)), one => one.Id == "PHI2006");

    [Fact]
    public async Task Profile_SetsSeverities()
    {
        string row = """{"messages":[{"role":"tool","content":"r","tool_call_id":"c"},{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}""";
        var profile = new Dictionary<string, string>(Marked) { ["build_metadata.AdditionalFiles.Phi3Profile"] = "phi-silica" };
        Assert.Contains(await Analyze.Datasets(profile, ("a.jsonl", row)), one => one.Id == "PHI2026");
        Assert.DoesNotContain(await Analyze.Datasets(Marked, ("a.jsonl", row)), one => one.Id == "PHI2026");
    }
}
