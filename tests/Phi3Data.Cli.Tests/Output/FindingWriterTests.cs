using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Json.Schema;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Output;

/// <summary>One fault through every format, and data that tries to break out of each.</summary>
public sealed class FindingWriterTests : IDisposable
{
    private const string BadRole = """{"messages":[{"role":"User","content":"a"},{"role":"assistant","content":"b"}]}""";

    // An escape sequence, a line break, a command, a table's cell, HTML, and a turn of direction, as a role.
    private const string Hostile =
        """{"messages":[{"role":"\u001b[31m\r\n::error::x|<b>`%\u202e","content":"a"},{"role":"assistant","content":"b"}]}""";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Text_ShowsTheLineWithCarets()
    {
        string input = folder.Write("a.jsonl", BadRole);
        Run run = await Run.Cli("check", input, "--min-records", "0", "--quiet");
        Assert.Equal(
            $$"""
            {{input}}(1,22): error PHI2006: the role "User" is unknown; did you mean user?
              {"messages":[{"role":"User","content":"a"},{"role":"assistant","content":"b"}]}
                                   ^~~~~~
              help: phi3data explain PHI2006

            """, run.Out);
    }

    [Fact]
    public async Task Text_CutsALongLineRoundTheFault()
    {
        string wide = new('é', 500);
        string record = BadRole.Replace("\"messages\"", $"\"x\":\"{wide}\",\"messages\"").Replace("\"a\"", $"\"{wide}\"");
        string input = folder.Write("a.jsonl", record);
        string[] lines = (await Run.Cli("check", input, "--min-records", "0", "--quiet", "--rule", "PHI2013=none")).Out.Split('\n');
        Assert.StartsWith("  …é", lines[1]);
        Assert.EndsWith("…", lines[1].TrimEnd('\r'));
        Assert.Equal(lines[1].IndexOf("\"User\"", StringComparison.Ordinal), lines[2].IndexOf('^'));
        Assert.InRange(lines[1].Length, 60, 100);
    }

    [Fact]
    public async Task Text_CaretsStandUnderTheFaultBehindWideCharacters()
    {
        string input = folder.Write("a.jsonl", BadRole.Replace("\"messages\"", "\"漢字\":1,\"messages\""));
        string[] lines = (await Run.Cli("check", input, "--min-records", "0", "--quiet", "--rule", "PHI2013=none")).Out.Split('\n');
        // Two characters of two columns each.
        Assert.Equal(lines[1].IndexOf("\"User\"", StringComparison.Ordinal) + 2, lines[2].IndexOf('^'));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("msbuild")]
    [InlineData("github")]
    [InlineData("markdown")]
    [InlineData("jsonl")]
    [InlineData("sarif")]
    public async Task HostileData_NeverBreaksOut(string format)
    {
        string input = folder.Write("a.jsonl", Hostile);
        Run run = await Run.Cli("check", input, "--min-records", "0", "--quiet", "--format", format);
        Assert.DoesNotContain('\u001b', run.Out);
        Assert.DoesNotContain('\u202e', run.Out);
        Assert.DoesNotContain("\n::error::x", run.Out);
        Assert.DoesNotContain("<b>", format == "markdown" ? run.Out : "");
        if (format == "github") Assert.Single(run.OutLines);
    }

    [Fact]
    public async Task MsBuild_IsTheCanonicalForm()
    {
        string input = folder.Write("a.jsonl", BadRole);
        Run run = await Run.Cli("check", input, "--min-records", "0", "--quiet", "--format", "msbuild");
        // Origin (line,column) : category code : text
        Assert.Matches(new Regex(@"^(?<origin>[^(]+)\((?<line>\d+),(?<column>\d+)\): (error|warning|message) PHI\d{4}: .+$"), run.OutLines.Single());
        Assert.StartsWith(Path.GetFullPath(input) + "(1,22): error PHI2006: ", run.OutLines.Single());
    }

    [Fact]
    public async Task GitHub_IsAWorkflowCommand()
    {
        string input = folder.Write("a,b.jsonl", BadRole);
        Run run = await Run.Cli("check", input, "--min-records", "0", "--quiet", "--format", "github");
        string name = input.Replace(",", "%2C");
        Assert.Equal(
            $"::error file={name},line=1,col=22,title=PHI2006 RoleMustBeKnown::the role \"User\" is unknown; did you mean user?",
            run.OutLines.Single());
    }

    [Fact]
    public async Task Markdown_HasBothTables()
    {
        string input = folder.Write("a.jsonl", BadRole);
        Run run = await Run.Cli("check", input, "--min-records", "0", "--quiet", "--format", "markdown");
        Assert.Equal(2, run.OutLines.Count(line => line.StartsWith("|---", StringComparison.Ordinal)));
        Assert.Contains("| error | [PHI2006](https://", run.Out);
        Assert.Contains("**1 line**: 0 valid, 1 invalid", run.Out);
    }

    [Fact]
    public async Task Sarif_IsValidAndPlacesTheFault()
    {
        string input = folder.Write("a.jsonl", "\uFEFF", BadRole.Replace("\"messages\"", "\"é😀\":1,\"messages\""), Hostile, "not json");
        Run run = await Run.Cli("check", input, "--quiet", "--format", "sarif");

        using JsonDocument log = JsonDocument.Parse(run.Out);
        JsonObject schema = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schemas", "sarif-schema-2.1.0.json")))!.AsObject();
        // The published schema names Draft 4, of which it uses only what Draft 7 reads the same way.
        schema["$schema"] = "http://json-schema.org/draft-07/schema#";
        schema.Remove("id");
        EvaluationResults verdict = JsonSchema.FromText(schema.ToJsonString())
            .Evaluate(log.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(verdict.IsValid, string.Join('\n', (verdict.Details ?? [])
            .Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}")));

        JsonElement result = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .First(r => r.GetProperty("ruleId").GetString() == "PHI2006");
        JsonElement region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        Assert.Equal(2, region.GetProperty("startLine").GetInt32());
        Assert.Equal(22 + "\"é😀\":1,".Length, region.GetProperty("startColumn").GetInt32());
        Assert.Equal(region.GetProperty("startColumn").GetInt32() + "\"User\"".Length, region.GetProperty("endColumn").GetInt32());
        Assert.Matches("^[0-9a-f]{16}$", result.GetProperty("partialFingerprints").GetProperty("phi3dataFinding/v1").GetString());
    }

    [Fact]
    public async Task FindingsAboveTheLimits_AreCountedAndNotShown()
    {
        string input = folder.Write("a.jsonl", [.. Enumerable.Repeat(BadRole, 1234)]);
        Run run = await Run.Cli("check", input, "--min-records", "0", "--max-per-rule", "2");
        Assert.Equal(2, run.OutLines.Count(line => line.Contains("error PHI2006: ")));
        Assert.Contains("PHI2006: and 1,232 more", run.Out);
        Assert.Contains("1,234 errors", run.Out);
        Run none = await Run.Cli("check", input, "--min-records", "0", "--max-findings", "0");
        Assert.Equal(1, none.Code);
        Assert.Contains("PHI2006: and 1,234 more", none.Out);
    }

    [Fact]
    public async Task Output_IsWrittenWhole()
    {
        string input = folder.Write("a.jsonl", BadRole);
        string file = folder.At("findings.jsonl");
        Run run = await Run.Cli("check", input, "--min-records", "0", "--format", "jsonl", "--output", file);
        Assert.Empty(run.Out);
        Assert.Contains("PHI2006", Assert.Single(File.ReadAllLines(file)));
        Assert.False(File.Exists(file + ".partial"));
    }
}
