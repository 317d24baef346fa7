using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Phi3Data.Benchmarks;

/// <summary>
/// Real text for counting tokens: the strings of at least 16 bytes in chosen files of the shared data, English, code, Chinese, and
/// questions, answers and plain text in other languages.
/// </summary>
sealed class TokenCorpus
{
    private const int ShortestText = 16;

    private static readonly string[] Files =
    [
        "chat_jsonl/debian_admin_terminal_agent_sft.jsonl", "chat_jsonl/foundry_zava_sft_test.jsonl",
        "chat_jsonl/anthropic_json_mode_dataset.jsonl", "chat_jsonl/foundry_gsm8k_chat_train.jsonl",
        "chat_jsonl/llamafactory_v1_sft_demo.jsonl", "alpaca/alpaca_en_0-3252.json.gz", "alpaca/alpaca_en_12345-15323.json.gz",
        "alpaca/codealpaca_new.json.gz", "alpaca/gpteacher_codegen_instruct.json.gz", "alpaca/alpaca_zh_0-3252.json.gz",
        "alpaca/huanhuan_zh.json", "sharegpt/sharegpt_zh_1k.jsonl.gz", "sharegpt/llamafactory_glaive_toolcall_en.json",
        "prompt_completion/mlx_wwdc25_train.jsonl", "multilingual/xquad.en.json", "multilingual/xquad.es.json",
        "multilingual/xquad.hi.json.gz", "multilingual/xquad.ro.json", "multilingual/xquad.ru.json.gz", "multilingual/xquad.zh.json",
        "multilingual/rakuda_v1_gpt4_ja.jsonl", "multilingual/tinker_multilingual.txt", "utf8/text/arabic.utf8.txt", "utf8/text/czech.utf8.txt",
        "utf8/text/hindi.utf8.txt", "utf8/text/japanese.utf8.txt", "utf8/text/russian.utf8.txt", "utf8/text/english.utf8.txt",
    ];

    private static readonly Lazy<TokenCorpus> Read = new(() => new TokenCorpus());

    private TokenCorpus()
    {
        var texts = new List<byte[]>();
        foreach (string file in Files) AddFile(texts, Path.Combine(SharedFolder, "data", file));
        Texts = [.. texts];
        Bytes = Texts.Sum(text => (long)text.Length);
        NonAscii = Texts.Sum(text => text.LongCount(value => value >= 0x80));
    }

    /// <summary>The corpus, read once.</summary>
    public static TokenCorpus Instance => Read.Value;

    /// <summary>The folder of shared data beside the repository.</summary>
    public static string SharedFolder { get; } = FindShared();

    /// <summary>The texts in UTF-8.</summary>
    public byte[][] Texts { get; }

    /// <summary>The bytes of all texts.</summary>
    public long Bytes { get; }

    /// <summary>Bytes from 0x80.</summary>
    public long NonAscii { get; }

    private static void AddFile(List<byte[]> texts, string path)
    {
        using FileStream file = File.OpenRead(path);
        bool isCompressed = path.EndsWith(".gz", StringComparison.Ordinal);
        using Stream content = isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        string name = isCompressed ? path[..^3] : path;
        using var reader = new StreamReader(content);
        if (name.EndsWith(".json", StringComparison.Ordinal))
        {
            AddJson(texts, reader.ReadToEnd());
            return;
        }
        bool isJson = name.EndsWith(".jsonl", StringComparison.Ordinal);
        for (string? line; (line = reader.ReadLine()) is not null;)
        {
            if (isJson && line.Length > 0) AddJson(texts, line);
            if (!isJson) Add(texts, line);
        }
    }

    private static void AddJson(List<byte[]> texts, string json)
    {
        using var document = JsonDocument.Parse(json);
        AddValue(texts, document.RootElement);
    }

    private static void AddValue(List<byte[]> texts, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) Add(texts, value.GetString()!);
        if (value.ValueKind == JsonValueKind.Array) foreach (JsonElement item in value.EnumerateArray()) AddValue(texts, item);
        if (value.ValueKind == JsonValueKind.Object) foreach (JsonProperty member in value.EnumerateObject()) AddValue(texts, member.Value);
    }

    private static void Add(List<byte[]> texts, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length >= ShortestText) texts.Add(bytes);
    }

    private static string FindShared()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Phi3Data.sln"))) return Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared"));
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Phi3Data.sln.");
    }
}
