using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

public sealed class SplitCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Train => folder.At("t.jsonl");

    private string Validation => folder.At("v.jsonl");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task CleanFile_IsDividedAndNothingElseIsWritten()
    {
        string[] records = TempFolder.Records(100);
        string input = folder.Write("a.jsonl", records);

        Run run = await Run.Cli("split", input, "--train", Train, "--validation", Validation);

        Assert.Equal(0, run.Code);
        Assert.Empty(run.Error);
        Assert.Equal(["a.jsonl", "t.jsonl", "v.jsonl"], folder.Files);
        Assert.Equal(
            records.Order(StringComparer.Ordinal),
            folder.Lines("t.jsonl").Concat(folder.Lines("v.jsonl")).Order(StringComparer.Ordinal));
        Assert.Equal("100 lines read from 1 file", run.OutLines[0]);
    }

    [Fact]
    public async Task FaultyFileWithoutRejected_LeavesNothingAndShowsWhy()
    {
        Run run = await Run.Cli("split", Samples.SupportChats, "--train", Train, "--validation", Validation, "-q");

        Assert.Equal(1, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains("(5,149): error PHI2006: ", run.ErrorLines[0]);
        Assert.Contains("nothing was written", run.ErrorLines[^1]);
        Assert.Contains("--rejected", run.ErrorLines[^1]);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task FaultyFileWithRejected_AnswersOneAndWritesAll()
    {
        Run run = await Run.Cli(
            "split", Samples.SupportChats, "--train", Train, "--validation", Validation, "--rejected", folder.At("r.jsonl"));

        Assert.Equal(1, run.Code);
        Assert.Equal(["r.jsonl", "t.jsonl", "v.jsonl"], folder.Files);
        Assert.Equal(50, folder.Lines("t.jsonl").Length + folder.Lines("v.jsonl").Length);
        Assert.Equal(8, folder.Lines("r.jsonl").Length);
    }

    [Fact]
    public async Task TestSideAndGroups_AreWritten()
    {
        string[] records = [.. TempFolder.Records(90).Select((r, i) => r.Replace("{\"messages", $"{{\"user\":{i % 9},\"messages", StringComparison.Ordinal))];
        string input = folder.Write("a.jsonl", records);

        Run run = await Run.Cli(
            "split", input, "--train", Train, "--validation", Validation, "--test", folder.At("e.jsonl"), "--share", "0.3",
            "--test-share", "0.3", "--group-by", "user", "--exact");

        Assert.Equal(0, run.Code);
        Assert.Contains("test        ", run.Out);
        string[][] sides = [folder.Lines("t.jsonl"), folder.Lines("v.jsonl"), folder.Lines("e.jsonl")];
        Assert.Equal([30, 30, 30], sides.Select(s => s.Length).Order());
        Assert.Equal(9, sides.Sum(side => side.Select(line => line.Split(',')[0]).Distinct().Count()));
    }

    [Theory]
    [InlineData("--test-share", "0.1", "--test FILE and --test-share SHARE go together")]
    [InlineData("--group-by", ":promt", "No selector is called :promt")]
    [InlineData("--group-by", "a..b", "none of them empty")]
    [InlineData("--stratify-by", "label", "--stratify-by goes with --exact")]
    [InlineData("--fold", "6/5", "--fold 6/5: expected the number of a part")]
    [InlineData("--fold", "one", "--fold one: expected the number of a part")]
    public async Task OptionsThatSayNothing_AreRefused(string option, string value, string message)
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(20));
        Run run = await Run.Cli("split", input, "--train", Train, "--validation", Validation, option, value);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error);
        Assert.Equal(["a.jsonl"], folder.Files);
    }

    [Fact]
    public async Task Folds_TakeTurns()
    {
        string[] records = TempFolder.Records(50);
        string input = folder.Write("a.jsonl", records);
        var validated = new List<string>();
        for (int fold = 1; fold <= 5; fold++)
        {
            await Run.Cli("split", input, "--train", Train, "--validation", Validation, "--fold", $"{fold}/5", "--exact");
            Assert.Equal(10, folder.Lines("v.jsonl").Length);
            validated.AddRange(folder.Lines("v.jsonl"));
        }
        Assert.Equal(records.Order(StringComparer.Ordinal), validated.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task BlankLines_NeedNoPlace()
    {
        string input = folder.Write("a.jsonl", [.. TempFolder.Records(60), "", "  "]);

        Run run = await Run.Cli("split", input, "--train", Train, "--validation", Validation);

        Assert.Equal(0, run.Code);
        Assert.Contains("2 rejected    blank lines", run.Out);
        Assert.Equal(["a.jsonl", "t.jsonl", "v.jsonl"], folder.Files);
    }

    [Fact]
    public async Task ShareExactAndMinimum_AreMet()
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(80));

        await Run.Cli("split", input, "--train", Train, "--validation", Validation, "--share", "0.2", "--exact");
        Assert.Equal(16, folder.Lines("v.jsonl").Length);
        await Run.Cli("split", input, "--train", Train, "--validation", Validation, "--share", "0", "--min-validation", "5");
        Assert.Equal(5, folder.Lines("v.jsonl").Length);
        Assert.Equal(75, folder.Lines("t.jsonl").Length);
    }

    [Fact]
    public async Task OrderAndNumberOfFiles_MoveNoRecord()
    {
        string[] records = TempFolder.Records(100);
        string all = folder.Write("all.jsonl", records);
        string first = folder.Write("1.jsonl", records[..40]), second = folder.Write("2.jsonl", records[40..]);

        await Run.Cli("split", all, "--train", Train, "--validation", Validation);
        await Run.Cli("split", second, first, "--train", folder.At("t2.jsonl"), "--validation", folder.At("v2.jsonl"));

        Assert.NotEmpty(folder.Lines("v.jsonl"));
        Assert.Equal(folder.Lines("v.jsonl").Order(), folder.Lines("v2.jsonl").Order());
    }

    [Fact]
    public async Task ShareOutOfRange_IsNamedAsTheOptionOfThisCommand()
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(12));

        Run run = await Run.Cli("split", input, "--train", Train, "--validation", Validation, "--share", "1.5");

        Assert.Equal(2, run.Code);
        Assert.Contains("--share 1.5: ", run.Error);
    }

    [Fact]
    public async Task MissingFolder_IsMade()
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(60));

        Run run = await Run.Cli("split", input, "--train", folder.At("new", "t.jsonl"), "--validation", folder.At("other", "v.jsonl"));

        Assert.Equal(0, run.Code);
        Assert.True(File.Exists(folder.At("new", "t.jsonl")) && File.Exists(folder.At("other", "v.jsonl")));
    }
}
