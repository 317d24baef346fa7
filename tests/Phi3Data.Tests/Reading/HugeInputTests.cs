using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Inputs that no buffer should try to hold: a finding, and on to the next line, in bounded memory.</summary>
[Collection(nameof(Alone))]
public class HugeInputTests
{
    private const int Mebi = 1 << 20;

    [Fact]
    public async Task LineFarOverTheLimit_IsOneFindingInBoundedMemory()
    {
        var seen = new Recorder();
        byte[] rest = Chats.Lines("", Chats.Record("next"));
        var input = new EndlessStream((byte)'a', 40 * Mebi, rest);
        long before = GC.GetTotalAllocatedBytes();
        PipelineReport report = await Pipeline(input, seen).RunAsync();
        long allocated = GC.GetTotalAllocatedBytes() - before;

        Assert.Equal((2, 1, 1), (report.Lines, report.Invalid, report.Train));
        Diagnostic finding = Assert.Single(seen.Findings);
        Assert.Equal(("PHI0005", 1, 1, 0), (finding.Rule, finding.Line, finding.Column, finding.ByteOffset));
        Assert.Contains($"RecordLocation {{ Input = 0, Line = 2 }} at {40 * Mebi + 1}", seen.ToString(), StringComparison.Ordinal);
        // A buffer that doubles up to the limit of 16 MiB adds up to twice that, and what follows is held back once.
        Assert.InRange(allocated, 0, 80 * Mebi);
    }

    [Fact]
    public async Task MoreOfTheSameLine_TakesNoMoreMemory()
    {
        long small = await AllocatedAsync(64 * Mebi), large = await AllocatedAsync(256 * Mebi);
        Assert.InRange(large - small, -8 * Mebi, 8 * Mebi);

        static async Task<long> AllocatedAsync(long length)
        {
            long before = GC.GetTotalAllocatedBytes();
            await Pipeline(new EndlessStream((byte)'a', length), new Recorder()).RunAsync();
            return GC.GetTotalAllocatedBytes() - before;
        }
    }

    [Fact]
    public async Task BufferNeverGrowsFarOverTheLimit()
    {
        await using var reader = new LineBlockReader(
            [DatasetSource.FromStream(new EndlessStream((byte)'a', 10 * Mebi, [0x0A, (byte)'x']), "x")], 100_000, null, false);
        var block = new LineBlock(64);
        int most = 0;
        while (await reader.ReadAsync(block, CancellationToken.None)) most = Math.Max(most, block.Buffer.Length);
        Assert.InRange(most, 100_000, 200_002);
    }

    [Fact]
    public async Task LinesOverTheLimitOneAfterAnother_AreOneFindingEach()
    {
        byte[] huge = [.. Enumerable.Repeat((byte)'b', 17 * Mebi), 0x0A];
        byte[] end = [.. "\n"u8, .. huge, .. Chats.Lines(Chats.Record("x")), .. huge.AsSpan(0, huge.Length - 1)];
        var seen = new Recorder();
        PipelineReport report = await Pipeline(new EndlessStream((byte)'a', 17 * Mebi, end), seen).RunAsync();
        Assert.Equal((4, 3, 1), (report.Lines, report.Invalid, report.Train));
        Assert.Equal([1L, 2, 4], seen.Findings.Select(f => f.Line));
        Assert.All(seen.Findings, f => Assert.Equal("PHI0005", f.Rule));
        Assert.Equal(
            [0L, 17 * Mebi + 1, 2 * (17 * Mebi + 1) + Chats.Record("x").Length + 1],
            seen.Findings.Select(f => f.ByteOffset));
    }

    [Fact]
    public async Task LineOverTheLimit_IsRejectedWithAllItsBytes()
    {
        using var folder = new WorkFolder();
        var input = new EndlessStream((byte)'a', 17 * Mebi, [.. "\r\n"u8, .. Chats.Lines(Chats.Record("x"))]);
        await Pipeline(input, new Recorder()).WriteTo(folder.Path).RunAsync();
        OutputLine reject = Assert.Single(Outputs.ReadRejected(folder["rejected.jsonl"]));
        Assert.Equal(("x", 1L, 0L), (reject.File, reject.Line, reject.ByteOffset));
        Assert.Equal(17 * Mebi + 1, reject.Bytes.Length);
        Assert.Equal(17 * Mebi, reject.Bytes.AsSpan().IndexOfAnyExcept((byte)'a'));
        Assert.Equal((byte)'\r', reject.Bytes[^1]);
    }

    [Fact]
    public async Task MillionMessagesInALine_AreAFindingAndTheNextLineIsFine()
    {
        const string pair = """{"role":"user","content":""},{"role":"assistant","content":"x"},""";
        var line = new StringBuilder("{\"messages\":[");
        for (int i = 0; i < 500_000; i++) line.Append(pair);
        line.Length--;
        line.Append("]}\n").Append(Chats.Record("next"));
        byte[] bytes = Encoding.UTF8.GetBytes(line.ToString());
        var seen = new Recorder();
        RuleOptions rules = TestInputs.Rules with { MaxLineBytes = 64 * Mebi };
        long before = GC.GetTotalAllocatedBytes();
        PipelineReport report = await Pipeline(new MemoryStream(bytes), seen).WithRules(rules).RunAsync();
        long allocated = GC.GetTotalAllocatedBytes() - before;

        Assert.Equal((2, 1, 1), (report.Lines, report.Invalid, report.Train));
        Assert.Contains(seen.Findings, f => f.Rule == "PHI2015");
        Assert.InRange(seen.Findings.Count, 1, FindingBuffer.PerRecord);
        Assert.InRange(allocated, 0, 300 * Mebi);
    }

    [Fact]
    public async Task EndlessLine_GivesItsFindingAndIsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        var seen = new CancellingSink(cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DatasetPipeline
            .From([DatasetSource.FromStream(new EndlessStream((byte)'a'), "x")])
            .ReportTo(seen)
            .RunAsync(cancel.Token));
        Assert.Equal(RuleId.LineMustNotBeTooLong, seen.First);
    }

    [Theory]
    [InlineData(0)]
    [InlineData((byte)'\n')]
    public async Task EndlessInput_StopsWhenTheSinkSaysSo(byte filling)
    {
        PipelineReport report = await DatasetPipeline
            .From([DatasetSource.FromStream(new EndlessStream(filling), "x")])
            .ReportTo(new StoppingSink(after: 1))
            .RunAsync();
        Assert.True(report.IsStopped);
    }

    private static DatasetPipeline Pipeline(Stream input, Recorder seen) => DatasetPipeline
        .From([DatasetSource.FromStream(input, "x")])
        .WithRules(RuleOptions.Default with { MinRecords = 0 })
        .WithThreads(1)
        .AddStage(seen)
        .ReportTo(seen);

    private sealed class CancellingSink(CancellationTokenSource cancel) : IFindingSink
    {
        public RuleId First { get; private set; }

        public bool Report(in Finding finding, in FindingSource source)
        {
            if (First == default) First = finding.Rule;
            cancel.Cancel();
            return true;
        }
    }
}

/// <summary>Lets some findings pass, and then asks to stop.</summary>
sealed class StoppingSink(int after) : IFindingSink
{
    public int Count { get; private set; }

    public bool Report(in Finding finding, in FindingSource source) => ++Count < after;
}
