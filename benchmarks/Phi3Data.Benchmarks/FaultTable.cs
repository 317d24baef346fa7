using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Phi3Data.Benchmarks;

/// <summary>
/// What broken lines cost, in processor time of the process instead of time on the clock, and in turns: sound, 1 %, all, and
/// again. So it can be measured beside other work, which a table of BenchmarkDotNet cannot.
/// </summary>
static class FaultTable
{
    /// <summary>Measures all faults and prints a table; ratios of medians to the sound data of the same rounds.</summary>
    public static async Task Print(DataShape shape, int rounds)
    {
        ChatData data = ChatData.Of(shape);
        string folder = Directory.CreateTempSubdirectory("phi3data-").FullName;
        try
        {
            Console.WriteLine("| Fault | check, 1 % | check, all | prepare, 1 % | prepare, all |");
            Console.WriteLine("|---|---:|---:|---:|---:|");
            foreach (Fault fault in Enum.GetValues<Fault>())
            {
                byte[][] sets = [data.Bytes, FaultyData.Make(data, fault, 10), FaultyData.Make(data, fault, 1000)];
                double[] check = await Ratios(sets, rounds, bytes => Pipeline(bytes).RunAsync());
                double[] prepare = await Ratios(sets, rounds, bytes => Pipeline(bytes).DropExactDuplicates()
                    .Split(validation: 0.1).WriteTo(folder).RunAsync());
                Console.WriteLine($"| {fault} | {check[1]:F2} | {check[2]:F2} | {prepare[1]:F2} | {prepare[2]:F2} |");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DatasetPipeline Pipeline(byte[] bytes) =>
        DatasetPipeline.From([DatasetSource.FromStream(new MemoryStream(bytes, writable: false), "memory")])
            .WithRules(RuleOptions.Default with { MinRecords = 0 })
            .WithThreads(1);

    private static async Task<double[]> Ratios(byte[][] sets, int rounds, Func<byte[], Task<PipelineReport>> run)
    {
        var times = sets.Select(_ => new List<double>()).ToArray();
        for (int round = -1; round < rounds; round++) // the first one warms up
        {
            for (int i = 0; i < sets.Length; i++)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                await run(sets[i]);
                if (round >= 0) times[i].Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }
        }
        double[] medians = [.. times.Select(list => list.Order().ElementAt(list.Count / 2))];
        return [.. medians.Select(median => median / medians[0])];
    }
}
