using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Text.Unicode;
using Microsoft.ML.Tokenizers;

namespace Phi3Data.Benchmarks;

/// <summary>
/// Counting tokens on one thread in the process's own CPU time, so that the first pass can be measured, too: load, first pass with
/// compilation, a fresh counter, the same text again, text of which every second piece was not seen, and a mebibyte without a stop.
/// </summary>
static class TokenTable
{
    private const int WarmRounds = 7;

    public static void Write()
    {
        TokenCorpus corpus = TokenCorpus.Instance;
        Console.WriteLine($"{corpus.Texts.Length:N0} texts, {corpus.Bytes:N0} bytes, {(double)corpus.NonAscii / corpus.Bytes:P1} of them not ASCII");
        byte[] all = [.. corpus.Texts.SelectMany(text => text)];
        Utf8.IsValid(all);
        double pass = Enumerable.Range(0, WarmRounds).Select(_ => Seconds(() => Utf8.IsValid(all), times: 20)).Order().ElementAt(WarmRounds / 2);
        Console.WriteLine($"A pass over the same bytes, Utf8.IsValid: {Speed(corpus.Bytes, pass / 20)} MB/s");
        Console.WriteLine();
        Console.WriteLine("| Vocabulary | Tokens | Load, ms | First pass | Fresh counter | Warm | Unseen half | Microsoft.ML.Tokenizers |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (string name in Tokenizers.Names) WriteSpeeds(name, corpus);
        Console.WriteLine();
        Console.WriteLine("Milliseconds for 2^20 bytes:");
        Console.WriteLine();
        Console.WriteLine("| Vocabulary | `a` | random letters | random CJK | spaces |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (string name in Tokenizers.Names) WriteLongTexts(name);
    }

    private static void WriteSpeeds(string name, TokenCorpus corpus)
    {
        double load = Seconds(() => Phi3Data.Tokenizers.Get(name));
        Phi3Data.Vocabulary vocabulary = Phi3Data.Tokenizers.Get(name);
        ITokenCounter counter = vocabulary.CreateCounter();
        long tokens = 0;
        double first = Seconds(() => tokens = Count(counter, corpus.Texts));
        double warm = Enumerable.Range(0, WarmRounds).Select(_ => Seconds(() => Count(counter, corpus.Texts))).Order().ElementAt(WarmRounds / 2);
        ITokenCounter fresh = vocabulary.CreateCounter();
        double cold = Seconds(() => Count(fresh, corpus.Texts));
        byte[][] seen = [.. corpus.Texts.Where((_, i) => i % 2 == 0)], unseen = [.. corpus.Texts.Where((_, i) => i % 2 == 1)];
        ITokenCounter half = vocabulary.CreateCounter();
        for (int round = 0; round < 2; round++) Count(half, seen);
        double other = Seconds(() => Count(half, unseen));
        Tokenizer peer = TokenBenchmarks.CreatePeer(name);
        string[] strings = [.. corpus.Texts.Where((_, i) => i % 8 == 0).Select(Encoding.UTF8.GetString)];
        double peerBytes = corpus.Texts.Where((_, i) => i % 8 == 0).Sum(text => (double)text.Length);
        CountPeer(peer, strings);
        double peerTime = Seconds(() => CountPeer(peer, strings));
        Console.WriteLine(
            $"| {name} | {tokens:N0} | {load * 1e3:N0} | {Speed(corpus.Bytes, first)} | {Speed(corpus.Bytes, cold)} | {Speed(corpus.Bytes, warm)} "
            + $"| {Speed(unseen.Sum(text => (double)text.Length), other)} | {peerBytes / 1e6 / peerTime:N1} |");
    }

    private static void WriteLongTexts(string name)
    {
        const int Length = 1 << 20;
        var random = new SplitMix64(20251);
        byte[][] texts =
        [
            [.. Enumerable.Repeat((byte)'a', Length)],
            [.. Enumerable.Range(0, Length).Select(_ => (byte)random.Between('a', 'z'))],
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Length / 3).Select(_ => (char)random.Between(0x4E00, 0x9FFF)))),
            [.. Enumerable.Repeat((byte)' ', Length)],
        ];
        ITokenCounter counter = Phi3Data.Tokenizers.Get(name).CreateCounter();
        Console.WriteLine($"| {name} | {string.Join(" | ", texts.Select(text =>
        {
            counter.Count(text);
            return (Seconds(() => counter.Count(text)) * 1e3).ToString("N0");
        }))} |");
    }

    private static long Count(ITokenCounter counter, byte[][] texts)
    {
        long tokens = 0;
        foreach (byte[] text in texts) tokens += counter.Count(text);
        return tokens;
    }

    private static long CountPeer(Tokenizer tokenizer, string[] texts)
    {
        long tokens = 0;
        foreach (string text in texts) tokens += tokenizer.CountTokens(text);
        return tokens;
    }

    private static string Speed(double bytes, double seconds) => $"{bytes / 1e6 / seconds:N0}";

    private static double Seconds(Action action, int times = 1)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        for (int i = 0; i < times; i++) action();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }
}
