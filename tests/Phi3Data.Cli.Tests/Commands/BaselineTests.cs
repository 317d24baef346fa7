using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

/// <summary><c>--baseline</c> and <c>--write-baseline</c>.</summary>
public sealed class BaselineTests : IDisposable
{
    private const string Bad = """{"messages":[{"role":"User","content":"a"},{"role":"assistant","content":"b"}]}""";
    private const string OtherBad = """{"messages":[{"role":"Bot","content":"a"},{"role":"assistant","content":"b"}]}""";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task KnownFindings_AreNeitherShownNorFailed_AlsoWhenTheirLinesMove()
    {
        string known = await Accept(Bad, Bad);
        Run same = await Check(known, Bad, Bad);
        Assert.Equal(0, same.Code);
        Assert.DoesNotContain("error PHI2006: ", same.Out);
        Assert.Equal(0, (await Check(known, [.. TempFolder.Records(3), Bad, .. TempFolder.Records(2), Bad])).Code);
    }

    [Fact]
    public async Task NewFinding_FailsAndIsShownAlone()
    {
        string known = await Accept(Bad);
        Run run = await Check(known, OtherBad, Bad);
        Assert.Equal(1, run.Code);
        Assert.Contains("a.jsonl(1,22): error PHI2006: the role \"Bot\"", run.Out);
        Assert.DoesNotContain("\"User\" is unknown", run.Out);
    }

    [Fact]
    public async Task OneMoreOfTheSame_IsNew()
    {
        string known = await Accept(Bad);
        Run run = await Check(known, Bad, Bad);
        Assert.Equal(1, run.Code);
        Assert.Single(run.OutLines, line => line.Contains("error PHI2006: "));
    }

    [Fact]
    public async Task MendedFindings_AreSaid()
    {
        string known = await Accept(Bad, OtherBad);
        Run run = await Check(known, Bad);
        Assert.Equal(0, run.Code);
        Assert.Contains("1 findings of the baseline are gone", run.Error);
    }

    [Fact]
    public async Task File_IsSortedAndTheSameAgain()
    {
        string first = File.ReadAllText(await Accept(Bad, OtherBad, Bad));
        string second = File.ReadAllText(await Accept(OtherBad, Bad, Bad));
        Assert.Equal(first, second);
        string[] lines = first.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("phi3data baseline 1", lines[0]);
        Assert.Equal(lines[1..].Order(StringComparer.Ordinal), lines[1..]);
        Assert.Equal(2, lines.Length - 1);
    }

    [Theory]
    [InlineData("", "(1,1): expected 'phi3data baseline 1'")]
    [InlineData("phi3data baseline 2\n", "(1,1): expected 'phi3data baseline 1'")]
    [InlineData("phi3data baseline 1\nPHI2006 zz 1\n", "(2,1): expected a rule")]
    [InlineData("phi3data baseline 1\nPHI9999 00f1e2d3c4b5a697 1\n", "(2,1): expected a rule")]
    [InlineData("phi3data baseline 1\nPHI2006 00f1e2d3c4b5a697 0\n", "(2,1): expected a rule")]
    [InlineData("phi3data baseline 1\nPHI2006 00f1e2d3c4b5a697 1\nPHI2006 00f1e2d3c4b5a697 1\n", "(3,1): expected a rule")]
    public async Task BrokenBaseline_AnswersTwoWithThePlace(string text, string message)
    {
        string path = folder.At("known.txt");
        File.WriteAllText(path, text);
        Run run = await Check(path, Bad);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error);
    }

    private async Task<string> Accept(params string[] lines)
    {
        string path = folder.At("known.txt");
        await Run.Cli("check", folder.Write("a.jsonl", lines), "--min-records", "0", "--write-baseline", path);
        return path;
    }

    private Task<Run> Check(string baseline, params string[] lines) =>
        Run.Cli("check", folder.Write("a.jsonl", lines), "--min-records", "0", "--baseline", baseline);
}
