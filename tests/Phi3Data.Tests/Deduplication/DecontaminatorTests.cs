using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Records go exactly when a comparison of all words with all evaluation records says so.</summary>
public sealed class DecontaminatorTests : IDisposable
{
    private readonly WorkFolder folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Records_GoAsByComparingAllWords(int words)
    {
        var random = new Random(words);
        for (int round = 0; round < 20; round++)
        {
            // Few words, so that runs recur; and a template that 8 to 12 evaluation records share, of which 10 are too few.
            int variety = words == 1 ? 90 : 9, sharing = 8 + round % 5;
            string[][] evaluation = [.. Enumerable.Range(0, 25).Select(i => Words(random, variety, i < sharing ? "a b c d e f g " : ""))];
            string[][] training = [.. Enumerable.Range(0, 60).Select(_ => Words(random, variety, random.Next(4) == 0 ? "a b c d e f g " : ""))];
            string[] kept = await KeptAsync(training.Select(Record), evaluation.Select(Record), words);
            Assert.Equal(training.Where(t => !IsIn(t, evaluation, words)).Select(Record), kept);
            Assert.Equal(kept, await KeptAsync(training.Select(Record), evaluation.Reverse().Select(Record), words));
        }
    }

    [Theory]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":\"Which river?\"}]}")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":\"Which river\\u003f\"},{\"role\":\"assistant\",\"content\":\"Tiber\"}],\"id\":7}")]
    public async Task SamePrompt_Goes_WhateverTheAnswer(string evaluation)
    {
        string other = Chats.Record("Which river", "Danube");
        Assert.Equal([other], await KeptAsync([Chats.Record("Which river?", "Danube"), other], [evaluation], words: 13));
    }

    [Fact]
    public async Task UnreadableEvaluationLines_AreCounted()
    {
        string path = folder.Write("eval.jsonl", Chats.Lines("[1]", "{", Chats.Record(), "{\"messages\":[]}", "{\"messages\":[{\"role\":\"bot\",\"content\":\"x\"}]}"));
        Decontaminator stage = await Decontaminator.LoadAsync(DatasetSource.FromPatterns([path]));
        Assert.Equal((2, 3), (stage.Count, stage.Unread));
    }

    [Fact]
    public async Task MissingFile_Throws() =>
        await Assert.ThrowsAsync<FileNotFoundException>(() => Decontaminator.LoadAsync([DatasetSource.FromFile(folder["none.jsonl"])]));

    [Fact]
    public void WordsOutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DecontaminationOptions { Words = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DecontaminationOptions { Words = 65 });
    }

    public void Dispose() => folder.Dispose();

    private static string[] Words(Random random, int variety, string template) =>
        [.. template.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. Enumerable.Range(0, random.Next(2, 9)).Select(_ => "w" + random.Next(variety))];

    /// <summary>The last word is the answer, the others the question.</summary>
    private static string Record(string[] words) => Chats.Record(string.Join(' ', words[..^1]), words[^1]);

    private static bool IsIn(string[] record, string[][] evaluation, int words)
    {
        if (evaluation.Any(e => e[..^1].SequenceEqual(record[..^1]))) return true;
        HashSet<string>[] runs = [.. evaluation.Select(e => Runs(e, words))];
        return Runs(record, words).Any(run => runs.Count(r => r.Contains(run)) is >= 1 and <= 10);
    }

    private static HashSet<string> Runs(string[] words, int size) =>
        [.. Enumerable.Range(0, Math.Max(0, words.Length - size + 1)).Select(i => string.Join(' ', words[i..(i + size)]))];

    private async Task<string[]> KeptAsync(IEnumerable<string> training, IEnumerable<string> evaluation, int words)
    {
        string path = folder.Write("train.jsonl", Chats.Lines([.. training]));
        string evaluationPath = folder.Write("eval.jsonl", Chats.Lines([.. evaluation]));
        Decontaminator stage = await Decontaminator.LoadAsync(
            DatasetSource.FromPatterns([evaluationPath]), new DecontaminationOptions { Words = words });
        await DatasetPipeline.From(path).AddStage(stage).WriteTo(folder["out"]).RunAsync();
        return [.. Outputs.ReadLines(folder["out/train.jsonl"]).Select(Encoding.UTF8.GetString)];
    }
}
