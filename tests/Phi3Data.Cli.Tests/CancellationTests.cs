using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests;

public sealed class CancellationTests : IDisposable
{
    // One second is promised; the rest is for a machine that does other things at the same time.
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(6);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [LinuxTheory]
    [InlineData("INT", false)]
    [InlineData("TERM", false)]
    [InlineData("INT", true)]
    public async Task EndlessInput_IsLeftAtOnceWithNothingWritten(string signal, bool withOldOutputs)
    {
        if (withOldOutputs) folder.Write("out/train.jsonl", "old");
        string[] before = folder.Files;
        using CliProcess process = CliProcess.Start("prepare", "-", "--out", folder.At("out"), "--dedup", "none");
        Task feed = process.FeedEndlessly(Encoding.UTF8.GetBytes(string.Join('\n', TempFolder.Records(1000)) + "\n"));
        // So much that garbage was collected: handlers that nobody holds would be gone by now.
        await process.WaitUntil(() => Size("out/train.jsonl.partial") > 20_000_000);

        Run run = await KillAsync(process, signal);

        await feed;
        Assert.Equal("phi3data: cancelled; nothing was written.", Assert.Single(run.ErrorLines));
        Assert.Equal(before, folder.Files);
        if (withOldOutputs) Assert.Equal(["old"], folder.Lines("out", "train.jsonl"));
    }

    [LinuxTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task SilentInput_IsLeftAtOnce(string signal)
    {
        using CliProcess process = CliProcess.Start(
            "split", "-", "--exact", "--train", folder.At("t.jsonl"), "--validation", folder.At("v.jsonl"));
        await process.WaitUntil(() => File.Exists(folder.At("t.jsonl.spool.partial")));
        await process.WaitUntilIdle();

        await KillAsync(process, signal);

        Assert.Empty(folder.Files);
    }

    [LinuxFact]
    public async Task GzippedInputThatStops_IsLeftAtOnce()
    {
        using CliProcess process = CliProcess.Start("prepare", "-", "--out", folder.At("out"));
        await process.Input.WriteAsync(TempFolder.Gzip(TempFolder.Records(100))[..200]);
        await process.Input.FlushAsync();
        await process.WaitUntil(() => File.Exists(folder.At("out", "train.jsonl.partial")));
        await process.WaitUntilIdle();

        await KillAsync(process, "INT");

        Assert.Empty(folder.Files);
    }

    [LinuxFact]
    public async Task CheckInTheMidst_ShowsWhatItFound()
    {
        using CliProcess process = CliProcess.Start("check", "-");
        Task feed = process.FeedEndlessly("{}\n"u8.ToArray());
        Assert.Contains("-(1,1): error PHI2001: ", await process.Output.ReadLineAsync());

        Run run = await KillAsync(process, "INT");

        await feed;
        Assert.Equal("phi3data: cancelled.", Assert.Single(run.ErrorLines));
        Assert.DoesNotContain("lines in 1 file", run.Out);
    }

    [LinuxFact]
    public async Task NamedPipeWithoutAWriter_IsLeftAtOnce()
    {
        string pipe = folder.At("pipe");
        using (Process make = Process.Start("mkfifo", [pipe])) await make.WaitForExitAsync();
        using CliProcess process = CliProcess.Start("prepare", pipe, "--out", folder.At("out"));
        await process.WaitUntil(() => File.Exists(folder.At("out", "findings.jsonl.partial")));
        await process.WaitUntilIdle();

        await KillAsync(process, "INT");

        Assert.Equal(["pipe"], folder.Files);
    }

    private static async Task<Run> KillAsync(CliProcess process, string signal)
    {
        var clock = Stopwatch.StartNew();
        process.Kill(signal);
        Run run = await process.FinishAsync();
        Assert.Equal(130, run.Code);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Prompt);
        return run;
    }

    private long Size(string name) => File.Exists(folder.At(name)) ? new FileInfo(folder.At(name)).Length : 0;
}
