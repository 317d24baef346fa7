using System;
using System.IO;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

public sealed class OutputPathsTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string input;
    private readonly byte[] bytes;

    public OutputPathsTests()
    {
        input = folder.Write("a.jsonl", TempFolder.Records(30));
        bytes = File.ReadAllBytes(input);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.jsonl", "v.jsonl", "is an input already")]
    [InlineData("./a.jsonl", "v.jsonl", "is an input already")]
    [InlineData("t.jsonl", "sub/../a.jsonl", "is an input already")]
    [InlineData("t.jsonl", "t.jsonl", "is an output already")]
    [InlineData("t.jsonl", "./t.jsonl", "is an output already")]
    public async Task SameFileTwice_IsRefused(string train, string validation, string message)
    {
        Run run = await Run.Cli("split", input, "--train", $"{folder.Path}/{train}", "--validation", $"{folder.Path}/{validation}");

        AssertRefused(run, message);
        Assert.Equal(["a.jsonl"], folder.Files);
    }

    [Fact]
    public async Task InputInTheOutputFolder_IsRefused()
    {
        string taken = folder.Write("train.jsonl", TempFolder.Records(30));

        AssertRefused(await Run.Cli("prepare", taken, "--out", folder.Path), "is an input already");
        AssertRefused(await Run.Cli("prepare", folder.At("*.jsonl"), "--out", folder.Path), "is an input already");
    }

    [Theory]
    [InlineData("t.jsonl.partial")]
    [InlineData("v.jsonl.partial")]
    [InlineData("t.jsonl.spool.partial")]
    public async Task InputUnderATemporaryName_IsRefused(string name)
    {
        string taken = folder.Write(name, bytes);

        Run run = await Run.Cli("split", taken, "--exact", "--train", folder.At("t.jsonl"), "--validation", folder.At("v.jsonl"));

        AssertRefused(run, "is an input already");
        Assert.Equal(bytes, File.ReadAllBytes(taken));
    }

    [LinuxFact]
    public async Task InputThroughALink_IsRefused()
    {
        File.CreateSymbolicLink(folder.At("link.jsonl"), input);
        Directory.CreateSymbolicLink(folder.At("here"), folder.Path);
        string other = folder.At("v.jsonl");

        AssertRefused(await Run.Cli("split", input, "--train", folder.At("link.jsonl"), "--validation", other), "is an input already");
        AssertRefused(await Run.Cli("split", folder.At("link.jsonl"), "--train", input, "--validation", other), "is an input already");
        AssertRefused(await Run.Cli("split", input, "--train", folder.At("here", "a.jsonl"), "--validation", other), "is an input already");
        AssertRefused(
            await Run.Cli("split", input, "--train", folder.At("here", "v.jsonl"), "--validation", other), "is an output already");
        Assert.Equal(
            0, (await Run.Cli("split", input, folder.At("link.jsonl"), "--train", folder.At("t.jsonl"), "--validation", other)).Code);
        File.Delete(folder.At("here"));
    }

    [Theory]
    [InlineData("--output")]
    [InlineData("--write-baseline")]
    public async Task ReportInPlaceOfAnInput_IsRefused(string option) =>
        AssertRefused(await Run.Cli("check", input, option, input), "is an input already");

    [Fact]
    public async Task ReportAndBaselineInOneFile_AreRefused() =>
        AssertRefused(await Run.Cli("check", input, "--output", folder.At("x"), "--write-baseline", folder.At("x")), "is an output already");

    [Fact]
    public async Task EmptyName_IsRefused()
    {
        AssertRefused(await Run.Cli("prepare", input, "--out", ""), "--out is empty");
        AssertRefused(await Run.Cli("split", input, "--train", "", "--validation", folder.At("v")), "empty name");
        AssertRefused(await Run.Cli("split", input, "--train", folder.At("t"), "--validation", folder.At("v"), "--rejected", ""), "empty name");
    }

    [Fact]
    public async Task FileInPlaceOfTheFolder_AnswersThree()
    {
        Run run = await Run.Cli("prepare", input, "--out", input);

        Assert.Equal(3, run.Code);
        Assert.Contains($"{input} is a file; ", Assert.Single(run.ErrorLines));
        Assert.Equal(bytes, File.ReadAllBytes(input));
    }

    [Fact]
    public async Task FolderInPlaceOfAFile_AnswersThreeBeforeAnyOutputIsInPlace()
    {
        Directory.CreateDirectory(folder.At("out", "validation.jsonl"));

        Run run = await Run.Cli("prepare", input, "--out", folder.At("out"));

        Assert.Equal(3, run.Code);
        Assert.Contains("validation.jsonl is no file", Assert.Single(run.ErrorLines));
        Assert.Equal(["a.jsonl"], folder.Files);
    }

    private void AssertRefused(Run run, string message)
    {
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains(message, Assert.Single(run.ErrorLines));
        Assert.Equal(bytes, File.ReadAllBytes(input));
    }
}
