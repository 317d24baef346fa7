using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Real records with the exact similarity of every pair: what is similar is found, and nothing else is dropped.</summary>
public class NearDuplicatePairsTests
{
    private static readonly string[] Fields = ["instruction", "input", "prompt", "output", "response", "completion"];

    [SharedTheory("data", "near_dup")]
    [InlineData("alpaca_en_public_pairs.tsv", 0.5)]
    [InlineData("alpaca_zh_public_pairs.tsv", 0.5)]
    [InlineData("mlx_wwdc25_public_pairs.tsv", 0.8)]
    [InlineData("t0_public_pairs.tsv", 0.8)]
    [InlineData("t0_public_pairs.tsv", 0.5)]
    [InlineData("sharegpt_public_pairs.tsv", 0.8)]
    [InlineData("gpteacher_toolformer_public_pairs.tsv", 0.8)]
    public void Pairs_AreFound_AndNoneBelowTheLimit(string name, double threshold)
    {
        Pair[] pairs = ReadPairs(name);
        Dictionary<(string, int), byte[]> texts = ReadTexts(pairs);
        NearDuplicateOptions options = NearDuplicateOptions.Default with { Threshold = threshold };
        var seen = new List<(double Similarity, bool Found)>();
        foreach (Pair pair in pairs)
        {
            using var two = new NearDuplicateIndex(options);
            two.TryFindOrAdd(texts[pair.A], out _);
            bool found = two.TryFindOrAdd(texts[pair.B], out NearMatch match);
            if (found) Assert.Equal(pair.Similarity, match.Similarity, 0.0001);
            seen.Add((pair.Similarity, found));
        }
        AssertRecall(seen, 0.9, 0.995);
        AssertRecall(seen, threshold + 0.05, 0.98);
        Assert.DoesNotContain(seen, s => s.Found && s.Similarity < threshold - 0.0001);

        var truth = pairs.ToDictionary(p => (p.A, p.B), p => p.Similarity);
        using var index = new NearDuplicateIndex(options);
        var kept = new List<(string, int)>();
        int dropped = 0;
        foreach ((string, int) key in texts.Keys.Order())
        {
            if (!index.TryFindOrAdd(texts[key], out NearMatch match))
            {
                kept.Add(key);
                continue;
            }
            dropped++;
            Assert.True(truth.TryGetValue((kept[match.Record], key), out double similarity)
                || truth.TryGetValue((key, kept[match.Record]), out similarity), $"{kept[match.Record]} and {key} are no pair");
            Assert.Equal(similarity, match.Similarity, 0.0001);
        }
        Assert.True(dropped > 0 || !pairs.Any(p => p.Similarity >= threshold + 0.05));
    }

    private static void AssertRecall(List<(double Similarity, bool Found)> seen, double from, double least)
    {
        bool[] above = [.. seen.Where(s => s.Similarity >= from).Select(s => s.Found)];
        int found = above.Count(f => f);
        Assert.True(found >= above.Length * least, $"{found} of {above.Length} pairs from {from} were found");
    }

    private static Pair[] ReadPairs(string name) =>
        [.. File.ReadLines(Places.InShared("data", "near_dup", name)).Skip(1).Select(line => line.Split('\t')).Select(f => new Pair(
            (f[0], Number(f[1])), (f[2], Number(f[3])), double.Parse(f[4], CultureInfo.InvariantCulture)))];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The texts of all records of the files that hold a pair.</summary>
    private static Dictionary<(string, int), byte[]> ReadTexts(Pair[] pairs)
    {
        var texts = new Dictionary<(string, int), byte[]>();
        HashSet<(string, int)> wanted = [.. pairs.SelectMany(p => new[] { p.A, p.B })];
        foreach (string file in wanted.Select(w => w.Item1).Distinct())
        {
            int number = 0;
            foreach (JsonElement record in ReadRecords(Places.InShared(["data", .. file.Split('/')])))
            {
                if (wanted.Contains((file, number))) texts.Add((file, number), Encoding.UTF8.GetBytes(TextOf(record)));
                number++;
            }
        }
        return texts;
    }

    private static IEnumerable<JsonElement> ReadRecords(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        string all = reader.ReadToEnd();
        return all.TrimStart().StartsWith('[')
            ? JsonDocument.Parse(all).RootElement.EnumerateArray()
            : all.Split('\n').Where(l => l.Trim().Length > 0).Select(l => JsonDocument.Parse(l).RootElement);
    }

    private static string TextOf(JsonElement record)
    {
        foreach ((string list, string value) in new[] { ("messages", "content"), ("conversations", "value") })
        {
            if (record.TryGetProperty(list, out JsonElement messages))
                return string.Join('\n', messages.EnumerateArray().Select(m => Text(m, value)));
        }
        return string.Join('\n', Fields.Where(f => record.TryGetProperty(f, out _)).Select(f => Text(record, f)));
    }

    private static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private sealed record Pair((string, int) A, (string, int) B, double Similarity);
}
