using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace Phi3Data.Benchmarks;

/// <summary>
/// Near duplicates on one thread, in CPU time of the process: the text of each record is there, its signature of 128 permutations
/// over shingles of five words is wanted. CPU time, since a busy machine makes wall time say nothing.
/// </summary>
static class NearDuplicateTimes
{
    private const int Rounds = 5;

    /// <summary>Measures all shapes and prints a table.</summary>
    public static async Task RunAsync(TextWriter output)
    {
        await output.WriteLineAsync("| Shape | Step | Documents/s | Text, MB/s | Bytes/document |").ConfigureAwait(false);
        await output.WriteLineAsync("|---|---|---:|---:|---:|").ConfigureAwait(false);
        foreach (DataShape shape in Enum.GetValues<DataShape>())
        {
            byte[][] texts = await ReadTextsAsync(shape).ConfigureAwait(false);
            string[] strings = [.. texts.Select(t => Encoding.UTF8.GetString(t))];
            var shingler = new Shingler(5);
            uint[] signature = new uint[MinHash.Count];
            Print(output, shape, "words and shingles", texts, rounds: 20, () =>
            {
                foreach (byte[] text in texts) Shingle(shingler, text);
            });
            Print(output, shape, "signatures", texts, rounds: 20, () =>
            {
                foreach (byte[] text in texts) MinHash.Compute(Shingle(shingler, text), signature);
            });
            Print(output, shape, "index: signatures, bands, comparisons", texts, rounds: 1, () =>
            {
                using var index = new NearDuplicateIndex(NearDuplicateOptions.Default with { ShingleWords = 5 });
                foreach (byte[] text in texts) index.TryFindOrAdd(text, out _);
            });
            Print(output, shape, "plain C#: Regex, strings, HashSet", texts, rounds: 1, () =>
            {
                foreach (string text in strings) PlainMinHash.Sign(text);
            });
        }
    }

    private static Span<ulong> Shingle(Shingler shingler, byte[] text)
    {
        shingler.Clear();
        shingler.Add(text);
        return shingler.GetShingles();
    }

    /// <summary>Runs a step several times and prints the median.</summary>
    private static void Print(TextWriter output, DataShape shape, string step, byte[][] texts, int rounds, Action run)
    {
        run();
        double[] seconds = new double[Rounds];
        long allocated = 0;
        for (int i = 0; i < Rounds; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            for (int round = 0; round < rounds; round++) run();
            seconds[i] = (Environment.CpuUsage.TotalTime - start).TotalSeconds / rounds;
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / rounds;
        }
        double median = seconds.Order().ElementAt(Rounds / 2);
        double megabytes = texts.Sum(t => (double)t.Length) / (1 << 20);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {shape} | {step} | {texts.Length / median:N0} | {megabytes / median:N0} | {allocated / (double)texts.Length:N1} |"));
        output.Flush();
    }

    private static async Task<byte[][]> ReadTextsAsync(DataShape shape)
    {
        var texts = new List<byte[]>();
        var stream = new MemoryStream(ChatData.Of(shape).Bytes, writable: false);
        await using var reader = new JsonlReader(DatasetSource.FromStream(stream, "memory"));
        var text = new ConversationText();
        while (await reader.FillAsync().ConfigureAwait(false))
        {
            while (reader.TryRead(out ConversationView view)) texts.Add(text.Read(view).ToArray());
        }
        return [.. texts];
    }
}
