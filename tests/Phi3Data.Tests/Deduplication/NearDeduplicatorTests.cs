using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public sealed class NearDeduplicatorTests : IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, Survivor.First)]
    [InlineData(2, Survivor.Longest)]
    public async Task AnyThreadsAndBlocks_WriteTheSameBytes(int seed, Survivor keep)
    {
        string[] paths = Write(seed);
        string? first = null;
        foreach ((int threads, int block) in new[] { (1, 100), (2, 1_000), (7, 300), (2, LineBlockReader.DefaultBlockBytes) })
        {
            await RunAsync(paths, keep, p => p.WithThreads(threads).WithBlockBytes(block));
            string all = string.Concat(folder.List("out").Select(n => n + File.ReadAllText(folder["out/" + n])));
            first ??= all;
            Assert.True(first == all, $"{threads} threads, blocks of {block}");
        }
    }

    [Theory]
    [InlineData(3, Survivor.First)]
    [InlineData(4, Survivor.Longest)]
    public async Task EveryDroppedRecord_NamesAKeptOneThatIsAsSimilarAsItSays(int seed, Survivor keep)
    {
        string[] paths = Write(seed);
        PipelineReport report = await RunAsync(paths, keep);
        var lines = paths.SelectMany(p => File.ReadLines(p).Select((line, i) => (Key: (p, i + 1L), line))).ToDictionary(l => l.Key, l => l.line);
        HashSet<string> kept = [.. File.ReadLines(folder["out/train.jsonl"])];
        var clusters = new Dictionary<long, (string, long)>();
        foreach (string reject in File.ReadLines(folder["out/rejected.jsonl"]))
        {
            using JsonDocument json = JsonDocument.Parse(reject);
            JsonElement of = json.RootElement.GetProperty("duplicateOf");
            (string, long) original = (of.GetProperty("file").GetString()!, of.GetProperty("line").GetInt64());
            string line = json.RootElement.GetProperty("raw").GetString()!;
            Assert.Contains(lines[original], kept);
            double similarity = TextOracle.Similarity(TextOf(line), TextOf(lines[original]));
            Assert.True(similarity >= 0.8);
            Assert.Equal(similarity, of.GetProperty("similarity").GetDouble(), 0.0001);
            if (keep == Survivor.Longest) Assert.True(Bytes(lines[original]) >= Bytes(line));
            Assert.True(clusters.TryAdd(of.GetProperty("cluster").GetInt64(), original)
                || clusters[of.GetProperty("cluster").GetInt64()] == original);
        }
        Assert.Equal(Enumerable.Range(1, clusters.Count).Select(c => (long)c), clusters.Keys.Order());
        Assert.Equal(clusters.Count, clusters.Values.Distinct().Count());
        Assert.True(report.Dropped > 20);
        Assert.Equal(lines.Count, kept.Count + report.Dropped);
        Assert.Equal(report.Dropped, report.Stages[^1].Dropped);
        Assert.Equal(report.Stages[^1].Read, report.Stages[^1].Kept + report.Stages[^1].Dropped);
    }

    [Theory]
    [InlineData(5, Survivor.First)]
    [InlineData(6, Survivor.Longest)]
    public async Task SecondRun_DropsNothing(int seed, Survivor keep)
    {
        await RunAsync(Write(seed), keep);
        string once = File.ReadAllText(folder["out/train.jsonl"]);
        PipelineReport second = await RunAsync([folder.Write("again.jsonl", once)], keep);
        Assert.Equal(0, second.Dropped);
        Assert.Equal(once, File.ReadAllText(folder["out/train.jsonl"]));
    }

    [Fact]
    public async Task Longest_StaysInItsPlace()
    {
        string a = Chats.Record("one two three four five six seven eight nine ten", "ok then");
        string b = Chats.Record("one two three four five six seven eight nine ten", "ok, then!!!");
        string other = Chats.Record("What else is there to ask?", "Nothing.");
        string path = folder.Write("in.jsonl", Chats.Lines(a, other, b));
        PipelineReport report = await RunAsync([path], Survivor.Longest);
        Assert.Equal([other, b], File.ReadLines(folder["out/train.jsonl"]));
        OutputLine reject = Assert.Single(Outputs.ReadRejected(folder["out/rejected.jsonl"]));
        Assert.Equal((1L, (path, 3L)), (reject.Line, reject.Original));
        Assert.Equal(["PHI5023"], reject.Reasons);
        Assert.Equal(1, report.Rules.Single(r => r.Rule.Rule == RuleId.RecordsMustNotBeNearDuplicates).Findings);
    }

    [Fact]
    public async Task SystemMessages_DoNotMakeRecordsAlike()
    {
        string system = string.Join(' ', Enumerable.Range(0, 200).Select(i => "rule" + i));
        string[] records = [.. new[] { "Where is it?", "How much?" }.Select(q =>
            $$"""{"messages":[{"role":"system","content":"{{system}}"},{"role":"user","content":"{{q}}"},{"role":"assistant","content":"Here."}]}""")];
        PipelineReport report = await RunAsync([folder.Write("in.jsonl", Chats.Lines(records))], Survivor.First);
        Assert.Equal(0, report.Dropped);
    }

    [Fact]
    public async Task Calls_TellRecordsApart()
    {
        string[] records = [.. new[] { "Berlin", "Paris", "Berlin" }.Select((city, i) =>
            $$$$"""{"messages":[{"role":"user","content":"And there?"},{"role":"assistant","content":null,"tool_calls":[{"id":"c{{{{i}}}}","type":"function","function":{"name":"weather","arguments":"{\"city\":\"{{{{city}}}}\"}"}}]}],"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object"}}}]}""")];
        PipelineReport report = await RunAsync([folder.Write("in.jsonl", Chats.Lines(records))], Survivor.First);
        Assert.Equal(1, report.Dropped);
        Assert.Equal(3, Assert.Single(Outputs.ReadRejected(folder["out/rejected.jsonl"])).Line);
    }

    [Fact]
    public void NothingFollows_WhatMustKnowAll() => Assert.Throws<InvalidOperationException>(() => DatasetPipeline
        .From(folder.Write("in.jsonl", Chats.Many(1))).DropNearDuplicates(new NearDuplicateOptions { Keep = Survivor.Longest }).DropExactDuplicates());

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void ThresholdOutOfRange_IsRefused(double threshold) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NearDuplicateOptions { Threshold = threshold });

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void ShingleOutOfRange_IsRefused(int words) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NearDuplicateOptions { ShingleWords = words });

    /// <summary>Two files of texts that are edited copies of each other, and some that are not.</summary>
    private string[] Write(int seed)
    {
        var random = new Random(seed);
        var texts = new List<string>();
        for (int i = 0; i < 200; i++)
        {
            string text = texts.Count > 0 && random.Next(2) == 0
                ? TextOracle.Edit(texts[random.Next(texts.Count)], random, random.NextDouble() * 0.1)
                : TextOracle.RandomText(random, 200 + random.Next(400));
            texts.Add(text);
        }
        string[] records = [.. texts.Select(t => Chats.Record(JsonEncodedText.Encode(t).ToString(), "ok"))];
        return [folder.Write("a.jsonl", Chats.Lines(records[..120])), folder.Write("b.jsonl", Chats.Lines(records[120..]))];
    }

    private Task<PipelineReport> RunAsync(string[] paths, Survivor keep, Func<DatasetPipeline, DatasetPipeline>? shape = null)
    {
        DatasetPipeline pipeline = DatasetPipeline.From(paths)
            .DropNearDuplicates(new NearDuplicateOptions { Keep = keep, TempFolder = folder.Path })
            .WriteTo(new PipelineOutputs
            {
                Train = folder["out/train.jsonl"],
                Rejected = folder["out/rejected.jsonl"],
                Findings = folder["out/findings.jsonl"],
            });
        return (shape is null ? pipeline : shape(pipeline)).RunAsync();
    }

    private static int Bytes(string line) => System.Text.Encoding.UTF8.GetByteCount(TextOf(line));

    private static string TextOf(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return string.Join('\n', json.RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content").GetString()));
    }
}
