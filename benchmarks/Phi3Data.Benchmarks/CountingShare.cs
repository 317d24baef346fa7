using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Phi3Data.Benchmarks;

/// <summary>
/// What a check with a model, and a count of every record, cost beside the tokenizer alone, which counts the same contents, decoded and in
/// memory, one by one. On one thread and on all; each ratio is taken inside a round.
/// </summary>
static class CountingShare
{
    private const int WarmUps = 2;

    /// <summary>Measures each file and prints a table.</summary>
    public static async Task RunAsync(string model, int rounds, IReadOnlyList<string> files)
    {
        RuleOptions rules = RuleOptions.Default with { Model = ModelCatalog.Find(model) ?? throw new ArgumentException($"No model {model}.") };
        Phi3Data.Vocabulary vocabulary = Phi3Data.Tokenizers.Get(rules.Model.Template.Tokenizer);
        Console.WriteLine($"{model}, {rounds} rounds, wall time, 1 MB = 10^6 bytes");
        Console.WriteLine();
        Console.WriteLine("| File | MB | Threads | Contents, MB | Counter alone, s | check, s | check / counter | count / counter |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (string file in files)
        {
            byte[][] texts = await ReadContentsAsync(file, rules);
            foreach (int threads in new[] { 1, Environment.ProcessorCount }.Distinct())
                await MeasureAsync(file, texts, rules, vocabulary, threads, rounds);
        }
    }

    private static async Task MeasureAsync(
        string file, byte[][] texts, RuleOptions rules, Phi3Data.Vocabulary vocabulary, int threads, int rounds)
    {
        ITokenCounter[] counters = [.. Enumerable.Range(0, threads).Select(_ => vocabulary.CreateCounter())];
        byte[][][] parts = [.. Enumerable.Range(0, threads).Select(part => texts.Where((_, i) => i / 64 % threads == part).ToArray())];
        var alone = new List<double>();
        var whole = new List<double>();
        var counts = new List<double>();
        for (int round = -WarmUps; round < rounds; round++)
        {
            double counting = Seconds(() => Parallel.For(0, threads, part =>
            {
                foreach (byte[] text in parts[part]) counters[part].Count(text);
            }));
            DatasetPipeline pipeline = DatasetPipeline.From(file).WithRules(rules).WithThreads(threads);
            double check = await SecondsAsync(pipeline), count = await SecondsAsync(pipeline.CountTokens(new TokenStatistics()));
            if (round < 0) continue;
            alone.Add(counting);
            whole.Add(check);
            counts.Add(count);
        }
        Console.WriteLine(
            $"| {Path.GetFileName(file)} | {new FileInfo(file).Length / 1e6:N0} | {threads} | {texts.Sum(text => (long)text.Length) / 1e6:N0} "
            + $"| {Ratios.Median(alone):N2} | {Ratios.Median(whole):N2} | {Ratios.Median(whole.Zip(alone, (a, b) => a / b)):N2} "
            + $"| {Ratios.Median(counts.Zip(alone, (a, b) => a / b)):N2} |");
    }

    private static async Task<byte[][]> ReadContentsAsync(string file, RuleOptions rules)
    {
        var texts = new List<byte[]>();
        await using JsonlReader reader = new(DatasetSource.FromFile(file), new JsonlReaderOptions { Rules = rules with { Model = null } });
        while (await reader.FillAsync())
        {
            while (reader.TryRead(out ConversationView view))
            {
                foreach (MessageView message in view.Messages)
                {
                    byte[] text = new byte[message.RawContent.Length];
                    texts.Add(text[..message.CopyContentTo(text)]);
                }
            }
        }
        return [.. texts];
    }

    private static async Task<double> SecondsAsync(DatasetPipeline pipeline)
    {
        long start = Stopwatch.GetTimestamp();
        await pipeline.RunAsync();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Seconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
