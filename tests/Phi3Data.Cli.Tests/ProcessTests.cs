using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests;

public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Version_IsThatOfTheAssembly()
    {
        Run run = await CliProcess.RunAsync([], "--version");

        Assert.Equal(0, run.Code);
        string version = typeof(CommandLine).Assembly.GetName().Version!.ToString(3); // the build sets one
        Assert.StartsWith(version, Assert.Single(run.OutLines));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task StandardInput_IsReadPlainOrGzipped(bool gzip)
    {
        string[] lines = [.. TempFolder.Records(60), """{"messages":[]}"""];
        byte[] input = gzip ? TempFolder.Gzip(lines) : Encoding.UTF8.GetBytes(string.Join('\n', lines));

        Run run = await CliProcess.RunAsync(input, "check", "-");

        Assert.Equal(1, run.Code);
        Assert.Contains("-(61,13): error PHI2002: ", run.OutLines[0]);
        Assert.Contains("61 lines in 1 file: 60 valid, 1 invalid, 0 blank; 1 error, 0 warnings", run.OutLines);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task PreparedStandardInput_IsNamedInTheManifest()
    {
        byte[] input = Encoding.UTF8.GetBytes(string.Join('\n', TempFolder.Records(60)));

        Run run = await CliProcess.RunAsync(input, "prepare", "-", "--out", folder.At("out"));

        Assert.Equal(0, run.Code);
        Assert.Contains("\"name\": \"-\"", File.ReadAllText(folder.At("out", "manifest.json")));
    }

    [Fact]
    public async Task RedirectedStreams_HaveNoColourNoProgressAndNoByteOrderMark()
    {
        string input = folder.Write("ä🎁.jsonl", """{"messages":[]}""");

        Run run = await CliProcess.RunAsync([], "check", input);

        Assert.Equal(1, run.Code);
        Assert.StartsWith(input + "(1,13): error PHI2002: ", run.Out);
        Assert.DoesNotContain("\u001b", run.Out);
        Assert.Empty(run.Error);
    }

    [LinuxFact("/usr/bin/script")]
    public async Task Terminal_HasColoursUnlessNoColorOrDumb()
    {
        string input = folder.Write("a.jsonl", """{"messages":[]}""");
        const string OnTerminal = "export -f phi3data; TERM=$2 NO_COLOR=$3 INPUT=$1 SHELL=/bin/bash script -qec 'phi3data check \"$INPUT\"' /dev/null";

        Assert.Contains("\u001b[31merror", (await CliProcess.Shell(OnTerminal, input, "xterm", "")).Out);
        Assert.DoesNotContain("\u001b[31m", (await CliProcess.Shell(OnTerminal, input, "xterm", "1")).Out);
        Assert.DoesNotContain("\u001b[31m", (await CliProcess.Shell(OnTerminal, input, "dumb", "")).Out);
    }

    [LinuxTheory]
    [InlineData("phi3data check \"$1\" | head -1; exit ${PIPESTATUS[0]}", 1)]
    [InlineData("phi3data check \"$1\" --format jsonl | head -1; exit ${PIPESTATUS[0]}", 1)]
    [InlineData("phi3data rules | head -1; exit ${PIPESTATUS[0]}", 0)]
    [InlineData("yes x | phi3data check - | head -1; exit ${PIPESTATUS[1]}", 1)]
    public async Task ReaderThatGoes_EndsTheRunQuietly(string line, int code)
    {
        Run run = await CliProcess.Shell(line, Samples.SupportChats);

        Assert.Equal(code, run.Code);
        Assert.Single(run.OutLines);
        Assert.DoesNotContain("Unhandled", run.Error);
        Assert.DoesNotContain("phi3data:", run.Error);
    }

    [LinuxTheory]
    [InlineData("phi3data check \"$1\" > /dev/full")]
    [InlineData("phi3data rules > /dev/full")]
    [InlineData("phi3data check --help > /dev/full")]
    [InlineData("phi3data check \"$1\" >&-")]
    public async Task FullOrClosedOutput_AnswersThreeAndSaysWhere(string line)
    {
        Run run = await CliProcess.Shell(line, Samples.SupportChats);

        Assert.Equal(3, run.Code);
        Assert.StartsWith("phi3data: standard output: ", Assert.Single(run.ErrorLines));
    }

    [LinuxTheory]
    [InlineData("phi3data bogus 2> /dev/full", 2)]
    [InlineData("phi3data check nowhere.jsonl 2> /dev/full", 3)]
    [InlineData("phi3data check nowhere.jsonl 2>&-", 3)]
    public async Task FullError_KeepsTheCode(string line, int code) => Assert.Equal(code, (await CliProcess.Shell(line)).Code);

    [LinuxTheory]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    [InlineData("/proc/version")]
    public async Task DeviceAsOutput_AnswersThreeAndStaysADevice(string device)
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(60));

        Run run = await Run.Cli("split", input, "--train", folder.At("t.jsonl"), "--validation", device);

        Assert.Equal(3, run.Code);
        Assert.Contains($"{device} is no file", Assert.Single(run.ErrorLines));
        Assert.Equal(["a.jsonl"], folder.Files);
    }

    [LinuxFact]
    public async Task UnwritableFolder_AnswersThreeAndSaysWhich()
    {
        Run run = await Run.Cli("prepare", Samples.SupportChats, "--out", "/proc/phi3data");

        Assert.Equal(3, run.Code);
        Assert.Contains("/proc/phi3data", Assert.Single(run.ErrorLines));
    }

    [LinuxFact]
    public async Task ProcessSubstitutionAndDevNull_AreRead()
    {
        Run run = await CliProcess.Shell("phi3data check <(cat \"$1\") <(gzip -c \"$1\") /dev/null", Samples.SupportChats);

        Assert.Equal(1, run.Code);
        Assert.Contains("116 lines in 3 files: 100 valid, 14 invalid, 2 blank", run.Out);
        Assert.Contains("/dev/null: error PHI0007: ", run.Out);
    }
}
