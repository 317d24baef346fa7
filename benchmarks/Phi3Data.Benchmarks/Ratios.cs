using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Phi3Data.Scanning;

namespace Phi3Data.Benchmarks;

/// <summary>
/// Measures our steps against the cheapest honest pass over the same file in the same round, so that a machine whose speed moves
/// moves both alike. Time is the CPU time of the whole process; a ratio is the median of its rounds.
/// </summary>
static class Ratios
{
    private const int WarmUps = 8;

    /// <summary>All rules on records; those on the whole dataset, which remember every record, turned off.</summary>
    internal static RuleOptions OnRecords(RuleOptions options) => RuleCatalog.All
        .Where(rule => (int)rule.Rule >= (int)RuleId.DatasetMustHaveEnoughRecords)
        .Aggregate(options, (less, rule) => less.WithSeverity(rule.Rule, Severity.None));

    private static readonly byte[] Buffer = new byte[LineBlockReader.DefaultBlockBytes];

    /// <summary>Measures each file and prints a table for it.</summary>
    public static async Task RunAsync(int rounds, IReadOnlyList<string> files)
    {
        foreach (string file in files) await RunAsync(rounds, file);
    }

    private static async Task RunAsync(int rounds, string file)
    {
        var rows = new List<(string Name, Func<Task> Run)>
        {
            ("read and count lines (R)", () => Done(() => Count(file))),
        };
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>().Where(VectorWidths.IsSupported))
            rows.Add(($"check of records, {width}", () => Pipeline(file).WithVectors(width).WithRules(OnRecords(RuleOptions.Default)).RunAsync()));
        rows.Add(("check, the rules on datasets as well", () => Pipeline(file).RunAsync()));
        rows.Add(("lines + Utf8JsonReader, strict", () => ReadStrictAsync(file)));

        foreach ((_, Func<Task> run) in rows)
        {
            // The compiler of hot code works in the background and wants pauses.
            for (int i = 0; i < WarmUps; i++)
            {
                await run();
                Thread.Sleep(i < 4 ? 100 : 0);
            }
        }
        var times = rows.Select(_ => new List<double>()).ToList();
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                await rows[i].Run();
                times[i].Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            }
        }
        double size = new FileInfo(file).Length / 1e9;
        Console.WriteLine($"{Path.GetFileName(file)}, {size * 1e3:N0} MB, {rounds} rounds");
        Console.WriteLine();
        Console.WriteLine("| Row | GB/s | of R |");
        Console.WriteLine("|---|---:|---:|");
        for (int i = 0; i < rows.Count; i++)
        {
            double ratio = Median(times[i].Select((time, round) => times[0][round] / time));
            Console.WriteLine($"| {rows[i].Name} | {size / Median(times[i]):N2} | {ratio:N2} |");
        }
        Console.WriteLine();
    }

    private static DatasetPipeline Pipeline(string file) => DatasetPipeline.From(file).WithThreads(1);

    private static Task Done(Func<int> count) => count() > 0 ? Task.CompletedTask : throw new InvalidDataException("No lines.");

    private static int Count(string file)
    {
        using var handle = File.OpenHandle(file, options: FileOptions.SequentialScan);
        int lines = 0, read;
        for (long offset = 0; (read = RandomAccess.Read(handle, Buffer, offset)) > 0; offset += read)
            lines += Buffer.AsSpan(0, read).Count((byte)'\n');
        return lines;
    }

    private static async Task ReadStrictAsync(string file)
    {
        await using JsonlReader reader = JsonlReader.Open(file);
        while (await reader.FillAsync())
        {
            while (reader.TryReadLine(out ReadOnlySpan<byte> line)) ReaderChatCheck.IsValid(line);
        }
    }

    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
