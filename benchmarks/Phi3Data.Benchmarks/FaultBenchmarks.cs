using System;
using System.IO;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;

namespace Phi3Data.Benchmarks;

/// <summary>What broken lines cost: the check of the same data from memory, on one thread, with none, 1 % and all of its lines broken.</summary>
public class FaultBenchmarks
{
    private byte[] sound = [], some = [], all = [];
    private int records;

    [Params(DataShape.Medium)]
    public DataShape Shape { get; set; }

    [ParamsAllValues]
    public Fault Fault { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        ChatData data = ChatData.Of(Shape);
        sound = data.Bytes;
        some = FaultyData.Make(data, Fault, perThousand: 10);
        all = FaultyData.Make(data, Fault, perThousand: 1000);
        records = data.Records;
    }

    [Benchmark(Baseline = true, Description = "check, no line broken")]
    public Task CheckSound() => Check(sound, withFindings: false);

    [Benchmark(Description = "check, 1 % broken")]
    public Task CheckSome() => Check(some, withFindings: true);

    [Benchmark(Description = "check, all broken")]
    public Task CheckAll() => Check(all, withFindings: true);

    [Benchmark(Description = "check, 1 % broken, findings in words")]
    public async Task ShowSome()
    {
        var words = new WordSink();
        await Check(some, withFindings: true, words);
        if (words.Characters == 0) throw new InvalidOperationException("No findings.");
    }

    private async Task Check(byte[] bytes, bool withFindings, IFindingSink? sink = null)
    {
        DatasetPipeline pipeline = DatasetPipeline
            .From([DatasetSource.FromStream(new MemoryStream(bytes, writable: false), "memory")])
            // Some records have a system message and some have none, which is said of the sound data, too.
            .WithRules((RuleOptions.Default with { MinRecords = 0 }).WithSeverity(RuleId.SystemMessagesMustBeConsistent, Severity.None))
            .WithThreads(1);
        PipelineReport report = await (sink is null ? pipeline : pipeline.ReportTo(sink)).RunAsync();
        // A number that is measured belongs to the right answer.
        if (report.Lines != records || report.Rules.Count > 0 != withFindings)
            throw new InvalidOperationException($"{report.Lines} lines and {report.Rules.Count} rules with findings.");
    }

    /// <summary>Puts each finding into words, with line, column and path.</summary>
    private sealed class WordSink : IFindingSink
    {
        public long Characters { get; private set; }

        public bool Report(in Finding finding, in FindingSource source)
        {
            Characters += Diagnostic.Create(finding, source).Message.Length;
            return true;
        }
    }
}
