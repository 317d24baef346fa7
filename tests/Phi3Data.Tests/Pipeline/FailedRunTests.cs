using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>A run that fails, is cancelled or stopped leaves what was there as it was, and nothing of its own.</summary>
public sealed class FailedRunTests : IDisposable
{
    private static readonly string[] Names =
        ["findings.jsonl", "manifest.json", "rejected.jsonl", "train.jsonl", "validation.jsonl"];

    private readonly WorkFolder folder = new();
    private readonly string input;

    public FailedRunTests()
    {
        input = folder.Write("in.jsonl", [.. Chats.Many(500), .. Chats.Lines("{}", ""), .. Chats.Many(500)]);
        foreach (string name in Names) folder.Write("out/" + name, "old " + name);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    public async Task StageThatThrows_LeavesTheOldOutputs(int threads, bool exact)
    {
        var thrown = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Start(threads, exact)
            .AddStage(new Stage((in RecordContext r) =>
                r.Location.Line == 700 ? throw new InvalidTimeZoneException("mine") : StageResult.Keep))
            .RunAsync());
        Assert.Equal("mine", thrown.Message);
        AssertOld();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task SinkThatThrows_LeavesTheOldOutputs(int threads)
    {
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Start(threads, exact: true)
            .ReportTo(new Sink(() => throw new InvalidTimeZoneException()))
            .RunAsync());
        AssertOld();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task SinkThatSaysStop_PublishesNothing(int threads)
    {
        var sink = new StoppingSink(after: 1);
        PipelineReport report = await Start(threads, exact: true).ReportTo(sink).RunAsync();
        Assert.Equal((true, false, 1), (report.IsStopped, report.IsPublished, sink.Count));
        Assert.Empty(report.Outputs);
        AssertOld();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Cancelling_LeavesTheOldOutputs(int threads)
    {
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Start(threads, exact: true)
            .ReportTo(new Sink(cancel.Cancel))
            .RunAsync(cancel.Token));
        AssertOld();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Start(threads, exact: false).RunAsync(cancel.Token));
        AssertOld();
    }

    [Fact]
    public async Task CancellationOfAStagesOwn_ComesOutOfTheRun()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => Start(4, exact: false)
            .AddStage(new Stage((in RecordContext r) => throw new OperationCanceledException("mine")))
            .RunAsync());
        AssertOld();
    }

    [Fact]
    public async Task SecondInputMissing_LeavesTheOldOutputs()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(() => Start(
            2, exact: true, DatasetSource.FromFile(input), DatasetSource.FromFile(folder["nowhere"])).RunAsync());
        AssertOld();
    }

    [Fact]
    public async Task DamagedGzip_LeavesTheOldOutputs()
    {
        string zipped = folder.Write("in.jsonl.gz", Chats.Gzip(Chats.Many(5_000))[..^20]);
        await Assert.ThrowsAsync<InvalidDataException>(() => Start(2, exact: false, DatasetSource.FromFile(zipped)).RunAsync());
        AssertOld();
    }

    [Fact]
    public async Task OutputFolderThatIsAFile_Throws()
    {
        await Assert.ThrowsAnyAsync<IOException>(() => DatasetPipeline.From(input).WriteTo(input).RunAsync());
        await Assert.ThrowsAnyAsync<IOException>(() => DatasetPipeline.From(input).WriteTo(Path.Combine(input, "below")).RunAsync());
        Assert.Equal(["in.jsonl", "out", .. Names.Select(n => Path.Combine("out", n))], folder.List());
    }

    [Fact]
    public async Task ReadOnlyFolder_Throws()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess) return; // the mode would hold nobody back
        Directory.CreateDirectory(folder["closed"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            DatasetPipeline.From(input).WriteTo(folder["closed"]).RunAsync());
        Assert.Empty(folder.List("closed"));
    }

    [Theory]
    [InlineData("train.jsonl")]
    [InlineData("validation.jsonl")]
    [InlineData("manifest.json")]
    public async Task FinalNameThatIsAFolder_Throws(string name)
    {
        File.Delete(folder["out/" + name]);
        Directory.CreateDirectory(folder["out/" + name]);
        Exception? thrown = await Record.ExceptionAsync(() => Start(2, exact: true).RunAsync());
        Assert.True(thrown is IOException or UnauthorizedAccessException, $"{thrown}");
        foreach (string other in Names.Where(n => n != name))
            Assert.Equal("old " + other, File.ReadAllText(folder["out/" + other]));
        Assert.Equal(Names, folder.List("out"));
    }

    [Fact]
    public async Task SameNameForTwoOutputs_Throws()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => DatasetPipeline.From(input)
            .Split(0.5)
            .WriteTo(new PipelineOutputs { Train = folder["out/train.jsonl"], Validation = folder["out/train.jsonl"] })
            .RunAsync());
        AssertOld();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\n \n", true)]
    [InlineData("{}\n", false)]
    public async Task NoPlaceForRejects_PublishesOnlyWithoutThem(string extra, bool published)
    {
        string path = folder.Write("x.jsonl", Chats.Record() + "\n" + extra);
        PipelineReport report = await DatasetPipeline.From(path)
            .WriteTo(new PipelineOutputs { Train = folder["alone/train.jsonl"], Validation = folder["alone/validation.jsonl"] })
            .Split(0.5)
            .RunAsync();
        Assert.Equal((published, false), (report.IsPublished, report.IsStopped));
        Assert.Equal(published ? ["train.jsonl", "validation.jsonl"] : [], folder.List("alone"));
    }

    [Fact]
    public async Task NoPlaceForRejects_HoldsForDuplicatesAndFilesThatAreNoText()
    {
        string repeated = folder.Write("x.jsonl", Chats.Lines(Chats.Record(), Chats.Record()));
        string binary = folder.Write("y.jsonl", "PAR1 and so on");
        foreach (string path in new[] { repeated, binary })
        {
            PipelineReport report = await DatasetPipeline.From(path).DropExactDuplicates()
                .WriteTo(new PipelineOutputs { Train = folder["alone/train.jsonl"] }).RunAsync();
            Assert.False(report.IsPublished);
            Assert.Empty(folder.List("alone"));
        }
    }

    public void Dispose() => folder.Dispose();

    private DatasetPipeline Start(int threads, bool exact, params DatasetSource[] sources) => DatasetPipeline
        .From(sources.Length == 0 ? [DatasetSource.FromFile(input)] : sources)
        .WithThreads(threads)
        .WithBlockBytes(1_000)
        .Split(new SplitOptions { Exact = exact })
        .WriteTo(folder["out"]);

    private void AssertOld()
    {
        Assert.Equal(Names, folder.List("out"));
        foreach (string name in Names) Assert.Equal("old " + name, File.ReadAllText(folder["out/" + name]));
    }

    private sealed class Sink(Action report) : IFindingSink
    {
        public bool Report(in Finding finding, in FindingSource source)
        {
            report();
            return true;
        }
    }
}
