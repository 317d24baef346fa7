using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>What a run writes depends on the inputs and the options alone.</summary>
public sealed class ReproducibilityTests : IDisposable
{
    private readonly WorkFolder folder = new();

    [Theory]
    [InlineData(101, false)]
    [InlineData(102, true)]
    public async Task AnyThreadsAndBlocks_WriteTheSameBytes(int seed, bool exact)
    {
        string[] paths = Write(seed);
        Dictionary<string, string>? first = null;
        foreach (int threads in new[] { 1, 2, 16 })
        {
            foreach (int block in new[] { 64, 100, 1_000, LineBlockReader.DefaultBlockBytes })
            {
                await RunAsync(paths, threads, block, exact);
                Dictionary<string, string> bytes = ReadAll();
                first ??= bytes;
                foreach ((string name, string content) in first)
                    Assert.True(content == bytes[name], $"{name} differs with {threads} threads, blocks of {block}, seed {seed}.");
            }
        }
        Assert.Equal(5, first!.Count); // filled by the first of the runs
    }

    [Fact]
    public async Task SecondRunIntoTheSameFolder_WritesTheSameBytes()
    {
        string[] paths = Write(103);
        await RunAsync(paths, 2, 500, exact: false);
        Dictionary<string, string> first = ReadAll();
        await RunAsync(paths, 2, 500, exact: false);
        Assert.Equal(first, ReadAll());
    }

    [Fact]
    public async Task Findings_StandInTheOrderOfTheInput()
    {
        string[] paths = Write(104);
        var seen = new Recorder();
        await Pipeline(paths, 16, 64, exact: false).ReportTo(seen).WriteTo(folder["out"]).RunAsync();
        // Those on a file as a whole come before or after its lines; the dataset's come last.
        (int, long)[] places = [.. seen.Findings.Where(f => f.Line > 0).Select(f => (Array.IndexOf(paths, f.File), f.Line))];
        Assert.NotEmpty(places);
        Assert.Equal(places.Order(), places);
        Assert.Equal(
            seen.Findings.Select(f => (f.Rule, f.File, f.Line, f.ByteOffset, f.Path, f.Message)),
            Outputs.ReadLines(folder["out/findings.jsonl"]).Select(Finding));

        static (string, string, long, long, string, string) Finding(byte[] line)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement e = json.RootElement;
            JsonElement number = e.GetProperty("line");
            return (e.GetProperty("rule").GetString()!, e.GetProperty("file").GetString()!,
                number.ValueKind == JsonValueKind.Null ? 0 : number.GetInt64(), e.GetProperty("byteOffset").GetInt64(),
                e.GetProperty("path").GetString()!, e.GetProperty("message").GetString()!);
        }
    }

    [Fact]
    public async Task OneFileOrMany_KeepTheSameRecordsOnTheSameSides()
    {
        List<byte[]> lines = Outputs.Lines(Chats.Many(400));
        string[] parts = [.. lines.Chunk(37).Select((part, i) =>
            folder.Write($"part{i:D2}.jsonl", [.. part.SelectMany(l => l.Append((byte)'\n'))]))];
        string whole = folder.Write("whole.jsonl", Chats.Many(400));
        await RunAsync([whole], 2, 1_000, exact: false);
        Dictionary<string, string> ofOne = ReadAll();
        await RunAsync(parts, 2, 1_000, exact: false);
        Dictionary<string, string> ofMany = ReadAll();
        Assert.Equal(ofOne["train.jsonl"], ofMany["train.jsonl"]);
        Assert.Equal(ofOne["validation.jsonl"], ofMany["validation.jsonl"]);

        await RunAsync([.. parts.Reverse()], 2, 1_000, exact: false);
        Dictionary<string, string> reversed = ReadAll();
        Assert.NotEqual(ofOne["train.jsonl"], reversed["train.jsonl"]);
        Assert.Equal(ofOne["train.jsonl"].Split('\n').Order(), reversed["train.jsonl"].Split('\n').Order());
    }

    public void Dispose() => folder.Dispose();

    private string[] Write(int seed) =>
        [.. RandomDataset.Create(seed, files: 3, lines: 150).Select(f => folder.Write(f.Name, f.Bytes))];

    private Task RunAsync(string[] paths, int threads, int blockBytes, bool exact) =>
        Pipeline(paths, threads, blockBytes, exact).WriteTo(folder["out"]).RunAsync();

    private static DatasetPipeline Pipeline(string[] paths, int threads, int blockBytes, bool exact) => DatasetPipeline
        .From(paths)
        .WithRules(RuleOptions.Default with { MaxLineBytes = RandomDataset.MaxLineBytes })
        .WithThreads(threads)
        .WithBlockBytes(blockBytes)
        .DropExactDuplicates()
        .Split(new SplitOptions { ValidationShare = 0.25, Exact = exact });

    private Dictionary<string, string> ReadAll() => folder.List("out")
        .ToDictionary(n => n, n => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(folder["out/" + n])));
}
