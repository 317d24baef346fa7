using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Which records need not be counted, since their size says that they fit and nobody asks for more.</summary>
public sealed class UncountedRecordsTests : IDisposable
{
    private readonly WorkFolder folder = new();
    private readonly byte[] lines = Chats.Lines([.. Enumerable.Range(0, 20).Select(i => Chats.Record(((char)('a' + i)).ToString(), "b"))]);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("check", false)]
    [InlineData("dedup", false)]
    [InlineData("drop", false)]
    [InlineData("sink", true)]
    [InlineData("stage", true)]
    public async Task Records_AreCountedForWhoAsks(string use, bool isCounted)
    {
        DatasetPipeline pipeline = DatasetPipeline.From(Write("a.jsonl"));
        pipeline = use switch
        {
            "dedup" => pipeline.DropExactDuplicates().DropNearDuplicates(),
            "drop" => pipeline.WhenOverLength(OverLength.Drop),
            "sink" => pipeline.CountTokens(new TokenStatistics()),
            "stage" => pipeline.AddStage(new Asking()),
            _ => pipeline,
        };
        Assert.Equal(isCounted, await CountsAsync(pipeline, Options));
    }

    [Fact]
    public async Task Quota_AsksForTheCount_WhereTheDataMayBreakIt()
    {
        DatasetPipeline plain = DatasetPipeline.From(Write("a.jsonl"));
        Assert.False(await CountsAsync(plain, Options.WithLimit(Limit.MaxJobTokens, lines.Length)));
        Assert.True(await CountsAsync(plain, Options.WithLimit(Limit.MaxJobTokens, lines.Length - 1)));
        Assert.True(await CountsAsync(plain, Options.WithLimit(Limit.MaxJobTokens, lines.Length).WithLimit(Limit.Epochs, 2)));
        Assert.False(await CountsAsync(plain, Options.WithLimit(Limit.MaxJobTokens, 1).WithSeverity(RuleId.TrainingMustFitQuota, Severity.None)));
        Assert.True(await CountsAsync(plain, Options.WithSeverity(RuleId.MessageMustHaveRole, Severity.Warning)));
        Assert.True(await CountsAsync(DatasetPipeline.From([DatasetSource.FromStream(new MemoryStream(lines), "a.jsonl")]), Options));
        using (var gzip = new GZipStream(File.Create(folder["b.jsonl"]), CompressionLevel.Fastest)) gzip.Write(lines);
        Assert.True(await CountsAsync(DatasetPipeline.From(folder["b.jsonl"]), Options));
    }

    [Fact]
    public async Task RecordsThatMayBeTooLong_AreCounted()
    {
        DatasetPipeline plain = DatasetPipeline.From(Write("a.jsonl"));
        int longest = lines.Length / 20 - 1;
        Assert.False(await CountsAsync(plain, Options.WithLimit(Limit.MaxTokens, longest)));
        Assert.True(await CountsAsync(plain, Options.WithLimit(Limit.MaxTokens, longest - 1)));
    }

    private static RuleOptions Options => RuleOptions.Default with { Model = ModelCatalog.Find("phi-3-mini-128k") };

    private static async Task<bool> CountsAsync(DatasetPipeline pipeline, RuleOptions rules)
    {
        var counter = new ByteCounter();
        await pipeline.WithRules(rules).WithTokenizer(() => counter).WithThreads(1).RunAsync();
        return counter.Calls > 0;
    }

    private string Write(string name)
    {
        File.WriteAllBytes(folder[name], lines);
        return folder[name];
    }

    private sealed class Asking : IRecordStage
    {
        public string Name => "asking";

        public StageResult Process(in RecordContext record) => record.Tokens > 0 ? StageResult.Keep : StageResult.Drop(default);
    }
}
