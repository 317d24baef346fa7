using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>A finding costs memory only when somebody looks at it.</summary>
[Collection(nameof(Alone))]
public class FindingCostTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Places.InRepository("tests", "Datasets"), "PHI*.jsonl").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void FindingFaults_AllocatesNothing(string file)
    {
        RuleOptions options = OneFaultDatasetsTests.RulesFor(file);
        var rules = new RecordRules(options);
        var findings = new FindingBuffer(options);
        byte[][] lines = [.. File.ReadAllText(Places.InRepository("tests", "Datasets", file), Encoding.Latin1)
            .Split('\n').Select(Encoding.Latin1.GetBytes)];
        Assert.Equal(0, Allocation.Least(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                findings.Clear();
                foreach (byte[] line in lines) rules.Check(line, 1, RecordFormat.Messages, findings, out _);
            }
        }));
    }

    [Fact]
    public async Task FileOfNothingButFaults_AllocatesForNoLine()
    {
        await Allocated(2_000);
        // The least of some runs: the runtime allocates now and then, too.
        long few = long.MaxValue, many = long.MaxValue;
        for (int i = 0; i < 4; i++)
        {
            few = Math.Min(few, await Allocated(20_000));
            many = Math.Min(many, await Allocated(120_000));
        }
        Assert.InRange((many - few) / 100_000.0, -8, 8);
    }

    private static async Task<long> Allocated(int lines)
    {
        byte[] line = Encoding.UTF8.GetBytes("""{"messages":[{"role":"bot","content":"a"},{"role":"assistant","content":" "},7]}""" + "\n");
        byte[] bytes = new byte[line.Length * lines];
        for (int i = 0; i < lines; i++) line.CopyTo(bytes, i * line.Length);
        var source = DatasetSource.FromStream(new MemoryStream(bytes, writable: false), "memory");
        long before = GC.GetTotalAllocatedBytes(precise: true);
        PipelineReport report = await DatasetPipeline.From([source]).WithThreads(1).ReportTo(new Blind()).RunAsync();
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Equal(lines, report.Invalid);
        return allocated;
    }

    /// <summary>A sink that takes findings and looks at none.</summary>
    private sealed class Blind : IFindingSink
    {
        public bool Report(in Finding finding, in FindingSource source) => true;
    }
}
