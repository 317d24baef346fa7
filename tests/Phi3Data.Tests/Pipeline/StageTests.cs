using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>What stages answer, and what becomes of the record.</summary>
public sealed class StageTests : IDisposable
{
    private readonly WorkFolder folder = new();

    [Fact]
    public async Task Drop_RejectsWithTheReasonAndNoLaterStageSeesIt()
    {
        var later = new Recorder();
        PipelineReport report = await RunAsync(
            Chats.Many(4),
            new Stage((in RecordContext r) => r.Location.Line == 2 ? StageResult.Drop(RuleId.RecordsMustBeUnique) : StageResult.Keep),
            later);
        Assert.Equal((3, 1, 0), (report.Train, report.Dropped, report.Invalid));
        Assert.DoesNotContain("Line = 2", later.ToString(), StringComparison.Ordinal);
        OutputLine reject = Assert.Single(Outputs.ReadRejected(folder["out/rejected.jsonl"]));
        Assert.Equal((2L, "PHI5002"), (reject.Line, Assert.Single(reject.Reasons)));
        Assert.Null(reject.Original);
        Assert.Equal(Outputs.Lines(Chats.Many(4))[1], reject.Bytes);
        Assert.Equal(
            [new StageCounts("stage", 4, 3, 1, 0), new StageCounts("recorder", 3, 3, 0, 0)], report.Stages);
    }

    [Fact]
    public async Task Replace_HandsOnTheNewBytesAndTheirFingerprint()
    {
        string replaced = Chats.Record("other");
        var fingerprints = new List<RecordFingerprint>();
        PipelineReport report = await RunAsync(
            Chats.Lines(Chats.Record("a"), replaced),
            new Stage((in RecordContext r) => r.Location.Line == 1
                ? StageResult.Replace(Encoding.UTF8.GetBytes(replaced))
                : StageResult.Keep),
            new Stage((in RecordContext r) =>
            {
                fingerprints.Add(r.Fingerprint);
                Assert.Equal("other", r.GetConversation().Messages[0].GetContent());
                Assert.Equal(replaced, Encoding.UTF8.GetString(r.Line));
                return StageResult.Keep;
            }));
        Assert.Equal(fingerprints[0], fingerprints[1]);
        Assert.Equal([replaced, replaced], ReadTrain());
        Assert.Equal(new StageCounts("stage", 2, 1, 0, 1), report.Stages[0]);
    }

    [Fact]
    public async Task ReplacementIntoADuplicate_IsDroppedByTheDeduplicatorBehind()
    {
        byte[] same = Encoding.UTF8.GetBytes(Chats.Record("same"));
        PipelineReport report = await RunAsync(
            Chats.Many(3), new Stage((in RecordContext r) => StageResult.Replace(same)), new ExactDeduplicator());
        Assert.Equal((1, 2), (report.Train, report.Dropped));
    }

    [Theory]
    [InlineData("{}", "PHI2001")]
    [InlineData("", "PHI0006")]
    [InlineData("{\"messages\":[", "PHI1007")]
    [InlineData("nothing of JSON, and much longer than the record whose place it takes, to stand behind its end: " +
        "0123456789012345678901234567890123456789", "PHI1001")]
    public async Task ReplacementThatBreaksARule_IsRejectedWithTheInputsBytes(string replacement, string rule)
    {
        PipelineReport report = await RunAsync(
            Chats.Many(2),
            new Stage((in RecordContext r) => r.Location.Line == 1
                ? StageResult.Replace(Encoding.UTF8.GetBytes(replacement))
                : StageResult.Keep));
        Assert.Equal((2, 1, 1), (report.Lines, report.Train, report.Dropped));
        OutputLine reject = Assert.Single(Outputs.ReadRejected(folder["out/rejected.jsonl"]));
        Assert.Equal((1L, rule), (reject.Line, Assert.Single(reject.Reasons)));
        Assert.Equal(Outputs.Lines(Chats.Many(2))[0], reject.Bytes);
    }

    [Fact]
    public async Task ReplacementFaultBehindTheInputsEnd_IsRejected()
    {
        string longer = Chats.Record(new string('x', 500)).Replace("assistant", "bot", StringComparison.Ordinal);
        PipelineReport report = await RunAsync(
            Chats.Many(1), new Stage((in RecordContext r) => StageResult.Replace(Encoding.UTF8.GetBytes(longer))));
        Assert.Equal(1, report.Dropped);
        Assert.Contains("PHI2006", Outputs.ReadRejected(folder["out/rejected.jsonl"])[0].Reasons);
    }

    [Fact]
    public async Task ReplacementOverTheLimit_IsRejected()
    {
        PipelineReport report = await RunAsync(
            Chats.Many(1),
            new Stage((in RecordContext r) => StageResult.Replace(Encoding.UTF8.GetBytes(Chats.RecordOf(1_001)))));
        Assert.Equal((0, 1), (report.Train, report.Dropped));
        Assert.Equal("PHI0005", Assert.Single(Outputs.ReadRejected(folder["out/rejected.jsonl"])[0].Reasons));
    }

    [Fact]
    public async Task ReplacementByTwoLines_Throws()
    {
        byte[] two = Chats.Lines(Chats.Record(), Chats.Record());
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            RunAsync(Chats.Many(1), new Stage((in RecordContext r) => StageResult.Replace(two))));
        Assert.Contains("line 1", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(folder.List("out"));
    }

    [Fact]
    public async Task Duplicate_NamesTheKeptFileAndLine()
    {
        string a = folder.Write("a.jsonl", Chats.Lines(Chats.Record("1"), "", Chats.Record("2")));
        string b = folder.Write("b.jsonl", Chats.Lines(Chats.Record("2").Replace(":", ": ", StringComparison.Ordinal), Chats.Record("3")));
        string c = folder.Write("c.jsonl", Chats.Lines(Chats.Record("1"), Chats.Record("\\u0033"), Chats.Record("2")));
        PipelineReport report = await Start(a, b, c).DropExactDuplicates().WriteTo(folder["out"]).RunAsync();
        Assert.Equal((3, 4, 1), (report.Train, report.Dropped, report.Blank));
        Assert.Equal(
            [(a, 2, null), (b, 1, (a, 3)), (c, 1, (a, 1)), (c, 2, (b, 2)), (c, 3, (a, 3))],
            Outputs.ReadRejected(folder["out/rejected.jsonl"]).Select(r => (r.File, r.Line, r.Original)));
        Assert.Equal("exact-duplicates-json", Assert.Single(report.Stages).Name);
    }

    [Fact]
    public async Task DuplicatesByBytes_AreOnlyThoseOfTheSameBytes()
    {
        string a = folder.Write("a.jsonl", Chats.Record("1") + "\r\n" + Chats.Record("1") + "\n " + Chats.Record("1"));
        PipelineReport report = await Start(a).DropExactDuplicates(DuplicateKey.Bytes).WriteTo(folder["out"]).RunAsync();
        Assert.Equal((2, 1), (report.Train, report.Dropped));
        Assert.Equal([Chats.Record("1") + "\r", " " + Chats.Record("1")], ReadTrain());
    }

    [Fact]
    public async Task Stages_SeeValidRecordsInTheOrderOfTheInput()
    {
        var seen = new List<long>();
        string path = folder.Write("x.jsonl", Chats.Many(3_000));
        await Start(path).WithThreads(8).WithBlockBytes(300)
            .AddStage(new Stage((in RecordContext r) =>
            {
                seen.Add(r.Location.Line);
                return StageResult.Keep;
            }))
            .RunAsync();
        Assert.Equal(Enumerable.Range(1, 3_000).Select(i => (long)i), seen);
    }

    public void Dispose() => folder.Dispose();

    private DatasetPipeline Start(params string[] paths) => DatasetPipeline.From(paths)
        .WithRules(RuleOptions.Default with { MinRecords = 0, MaxLineBytes = 1_000 });

    private Task<PipelineReport> RunAsync(byte[] input, params IRecordStage[] stages)
    {
        DatasetPipeline pipeline = Start(folder.Write("in.jsonl", input));
        foreach (IRecordStage stage in stages) pipeline = pipeline.AddStage(stage);
        return pipeline.WriteTo(folder["out"]).RunAsync();
    }

    private string[] ReadTrain() => [.. Outputs.ReadLines(folder["out/train.jsonl"]).Select(Encoding.UTF8.GetString)];
}

/// <summary>A stage that is one function.</summary>
sealed class Stage(Stage.Decide decide) : IRecordStage
{
    public delegate StageResult Decide(in RecordContext record);

    public string Name => "stage";

    public StageResult Process(in RecordContext record) => decide(record);
}
