using System;
using System.IO;
using System.Linq;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.ML.Tokenizers;

namespace Phi3Data.Benchmarks;

/// <summary>Counting tokens of real text on one thread, warm. Our counter is 1.00.</summary>
public class TokenBenchmarks
{
    private byte[][] texts = [];
    private string[] strings = [];
    private ITokenCounter counter = null!;
    private Tokenizer peer = null!;

    [Params("llama2", "cl100k", "o200k")]
    public string Vocabulary { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        texts = TokenCorpus.Instance.Texts;
        strings = [.. texts.Select(Encoding.UTF8.GetString)];
        counter = Phi3Data.Tokenizers.Get(Vocabulary).CreateCounter();
        peer = CreatePeer(Vocabulary);
    }

    [Benchmark(Baseline = true, Description = "ITokenCounter.Count")]
    public long Count()
    {
        long tokens = 0;
        foreach (byte[] text in texts) tokens += counter.Count(text);
        return tokens;
    }

    [Benchmark(Description = "Microsoft.ML.Tokenizers CountTokens")]
    public long CountByMicrosoft()
    {
        long tokens = 0;
        foreach (string text in strings) tokens += peer.CountTokens(text);
        return tokens;
    }

    /// <summary>The tokenizer of Microsoft.ML.Tokenizers for a vocabulary.</summary>
    internal static Tokenizer CreatePeer(string vocabulary)
    {
        if (vocabulary != "llama2") return TiktokenTokenizer.CreateForEncoding(vocabulary + "_base");
        using FileStream model = File.OpenRead(Path.Combine(TokenCorpus.SharedFolder, "tokenizers", "phi3", "tokenizer.model"));
        return LlamaTokenizer.Create(model, addBeginOfSentence: false, addEndOfSentence: false);
    }
}
