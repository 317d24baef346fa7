using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Cli.Output;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Output;

public sealed class ProgressLineTests : IDisposable
{
    private const string EraseLine = "\r\u001b[K";

    private readonly TempFolder folder = new();
    private readonly StringWriter error = new();

    public void Dispose()
    {
        folder.Dispose();
        error.Dispose();
    }

    [Fact]
    public void KnownTotal_ShowsShareRateAndTimeLeft()
    {
        string text = ProgressLine.Format(new PipelineProgress(250_000_000, 100_000, 7), 1_000_000_000, TimeSpan.FromSeconds(10));

        Assert.Equal("25 % of 1,000 MB: 250 MB, 10,000 records/s, 7 rejected, 00:00:30 left", text);
    }

    [Fact]
    public void UnknownTotal_ShowsRateAlone()
    {
        string text = ProgressLine.Format(new PipelineProgress(3_000_000, 500, 0), null, TimeSpan.FromSeconds(2));

        Assert.Equal("3 MB, 250 records/s, 0 rejected", text);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 100)]
    [InlineData(100, 0)]
    [InlineData(300, 100)]
    [InlineData(1, long.MaxValue)]
    public void OddSizes_GiveSomeText(long bytes, long total)
    {
        string text = ProgressLine.Format(new PipelineProgress(bytes, 1, 0), total, TimeSpan.Zero);

        Assert.Contains("records/s", text);
        Assert.DoesNotContain("-", text);
    }

    [Fact]
    public void LongerThanADay_ShowsDays() =>
        Assert.EndsWith("1.03:00:00 left", ProgressLine.Format(new PipelineProgress(50, 1, 0), 100, TimeSpan.FromHours(27)));

    [Fact]
    public void Report_ShowsTheLineAndClearTakesItAway()
    {
        using ProgressLine progress = Create(isInteractive: true, quiet: false);
        var value = new PipelineProgress(1, 1, 0);

        // A report is shown once enough time has passed since the one before.
        Assert.True(SpinWait.SpinUntil(() => { progress.Report(value); return error.ToString().Length > 0; }, TimeSpan.FromSeconds(10)));
        Assert.StartsWith(EraseLine, error.ToString());
        Assert.Contains("records/s", error.ToString());
        error.GetStringBuilder().Clear();
        progress.Clear();
        Assert.Equal(EraseLine, error.ToString());
        progress.Clear();
        Assert.Equal(EraseLine, error.ToString());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void NobodyLooksOrQuiet_ShowsNothing(bool isInteractive, bool quiet)
    {
        using ProgressLine progress = Create(isInteractive, quiet);

        SpinWait.SpinUntil(() => { progress.Report(new PipelineProgress(1, 1, 0)); return false; }, TimeSpan.FromMilliseconds(250));
        progress.Clear();

        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task ShortRun_LeavesAnInteractiveTerminalClean()
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(12));

        Run run = await Run.Cli(["check", input], CancellationToken.None, isErrorInteractive: true);

        Assert.Equal(0, run.Code);
        Assert.True(run.Error.Length == 0 || run.Error.EndsWith(EraseLine, StringComparison.Ordinal));
    }

    private ProgressLine Create(bool isInteractive, bool quiet)
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(1));
        var terminal = new Terminal(TextWriter.Null, error, isErrorInteractive: isInteractive);
        return new ProgressLine(terminal, [DatasetSource.FromFile(input)], quiet);
    }
}
