using System;
using System.IO;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;

namespace Phi3Data.Benchmarks;

/// <summary>From a file that lies in the system's cache, and to files. The check on one thread is 1.00.</summary>
public class FileBenchmarks
{
    private readonly byte[] buffer = new byte[LineBlockReader.DefaultBlockBytes];
    private string folder = "";
    private string input = "";
    private int records;

    [Params(DataShape.Short, DataShape.Medium, DataShape.Escapes, DataShape.Cjk)]
    public DataShape Shape { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        ChatData data = ChatData.Of(Shape);
        records = data.Records;
        folder = Directory.CreateTempSubdirectory("phi3data-").FullName;
        input = Path.Combine(folder, "input.jsonl");
        File.WriteAllBytes(input, data.Bytes);
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(folder, recursive: true);

    [Benchmark(Description = "read and count lines")]
    public int Count()
    {
        using var handle = File.OpenHandle(input, options: FileOptions.SequentialScan);
        int lines = 0, read;
        for (long offset = 0; (read = RandomAccess.Read(handle, buffer, offset)) > 0; offset += read)
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        return Require(lines);
    }

    [Benchmark(Baseline = true, Description = "check, 1 thread")]
    public Task<int> Check() => CheckOn(threads: 1);

    [Benchmark(Description = "check, all cores")]
    public Task<int> CheckOnAllCores() => CheckOn(Environment.ProcessorCount);

    [Benchmark(Description = "prepare, 1 thread")]
    public Task<int> Prepare() => PrepareOn(threads: 1);

    [Benchmark(Description = "prepare, all cores")]
    public Task<int> PrepareOnAllCores() => PrepareOn(Environment.ProcessorCount);

    private async Task<int> CheckOn(int threads) =>
        Require((await DatasetPipeline.From(input).WithThreads(threads).RunAsync()).Train);

    private async Task<int> PrepareOn(int threads)
    {
        PipelineReport report = await DatasetPipeline.From(input)
            .WithThreads(threads)
            .DropExactDuplicates()
            .Split(validation: 0.1)
            .WriteTo(Path.Combine(folder, "out"))
            .RunAsync();
        return Require(report.Train + report.Validation);
    }

    /// <summary>A number that is measured belongs to the right answer.</summary>
    private int Require(long valid) => valid == records
        ? records
        : throw new InvalidOperationException($"{valid} of {records} records are valid.");
}
