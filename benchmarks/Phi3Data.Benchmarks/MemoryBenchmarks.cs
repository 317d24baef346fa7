using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;

namespace Phi3Data.Benchmarks;

/// <summary>
/// From memory, on one thread: each of our steps with all those before it, then what people use today behind the same line
/// reader. The check is 1.00.
/// </summary>
public class MemoryBenchmarks
{
    private byte[] bytes = [];
    private byte[] copy = [];
    private int records;

    [Params(DataShape.Short, DataShape.Medium, DataShape.Escapes, DataShape.Cjk)]
    public DataShape Shape { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        ChatData data = ChatData.Of(Shape);
        bytes = data.Bytes;
        records = data.Records;
        copy = new byte[data.LongestLine];
    }

    [Benchmark(Description = "lines")]
    public Task Lines() => ForEachLine(static (MemoryBenchmarks _, ReadOnlySpan<byte> _) => true);

    [Benchmark(Description = "lines, views")]
    public Task Views()
    {
        var parser = new ConversationParser(RuleOptions.Default);
        var findings = new FindingBuffer(RuleOptions.Default);
        var scratch = new RuleScratch();
        return ForEachLine((MemoryBenchmarks _, ReadOnlySpan<byte> line) =>
        {
            findings.Clear();
            var context = new RuleContext(line, 1, RuleOptions.Default, findings, scratch);
            return parser.TryParse(RecordFormat.Messages, ref context);
        });
    }

    [Benchmark(Description = "lines, views, rules")]
    public Task Rules() => ForEachRecord(fingerprinter: null);

    [Benchmark(Description = "lines, views, rules, fingerprints")]
    public Task Fingerprints() => ForEachRecord(new Fingerprinter());

    [Benchmark(Description = "check of records, vectors")]
    public async Task CheckRecords()
    {
        PipelineReport report = await DatasetPipeline.From([Source()])
            .WithThreads(1).WithRules(Ratios.OnRecords(RuleOptions.Default)).RunAsync();
        Require(report.Train);
    }

    [Benchmark(Baseline = true, Description = "check")]
    public async Task Check()
    {
        PipelineReport report = await DatasetPipeline.From([Source()]).WithThreads(1).RunAsync();
        Require(report.Train);
    }

    [Benchmark(Description = "lines + Utf8JsonReader, walk only")]
    public Task ReaderWalk() => ForEachLine(static (MemoryBenchmarks _, ReadOnlySpan<byte> line) =>
    {
        var reader = new Utf8JsonReader(line);
        while (reader.Read())
        {
        }
        return true;
    });

    [Benchmark(Description = "lines + Utf8JsonReader, strict")]
    public Task ReaderStrict() =>
        ForEachLine(static (MemoryBenchmarks _, ReadOnlySpan<byte> line) => ReaderChatCheck.IsValid(line));

    [Benchmark(Description = "lines + JsonDocument")]
    public Task Document() => ForEachLine(static (MemoryBenchmarks own, ReadOnlySpan<byte> line) =>
    {
        line.CopyTo(own.copy);
        return ObjectChatCheck.IsDocumentValid(own.copy.AsMemory(0, line.Length));
    });

    [Benchmark(Description = "lines + JsonSerializer, generated")]
    public Task Serializer() =>
        ForEachLine(static (MemoryBenchmarks _, ReadOnlySpan<byte> line) => ObjectChatCheck.IsObjectValid(line));

    private delegate bool LineCheck(MemoryBenchmarks own, ReadOnlySpan<byte> line);

    private DatasetSource Source() => DatasetSource.FromStream(new MemoryStream(bytes, writable: false), "memory");

    private async Task ForEachLine(LineCheck check)
    {
        await using var reader = new JsonlReader(Source());
        int valid = 0;
        while (await reader.FillAsync())
        {
            while (reader.TryReadLine(out ReadOnlySpan<byte> line))
            {
                if (check(this, line)) valid++;
            }
        }
        Require(valid);
    }

    private async Task ForEachRecord(Fingerprinter? fingerprinter)
    {
        await using var reader = new JsonlReader(Source());
        int valid = 0;
        while (await reader.FillAsync())
        {
            while (reader.TryRead(out ConversationView view))
            {
                fingerprinter?.Compute(view);
                valid++;
            }
        }
        Require(valid);
    }

    /// <summary>A number that is measured belongs to the right answer.</summary>
    private void Require(long valid)
    {
        if (valid != records) throw new InvalidOperationException($"{valid} of {records} records are valid.");
    }
}
