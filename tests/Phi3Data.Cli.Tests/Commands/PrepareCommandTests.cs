using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

public sealed class PrepareCommandTests : IDisposable
{
    private static readonly string[] FiveOutputs =
        ["out/findings.jsonl", "out/manifest.json", "out/rejected.jsonl", "out/train.jsonl", "out/validation.jsonl"];

    private readonly TempFolder folder = new();

    private string Out => folder.At("out");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Report_IsAPageOnWhatWasWritten()
    {
        Run run = await Run.Cli("prepare", Samples.SupportChats, "--out", folder.At("out"), "--report");
        Assert.Equal(0, run.Code);
        Assert.Contains("report      " + folder.At("out/report.html"), run.Out);
        string page = System.IO.File.ReadAllText(folder.At("out/report.html"));
        Assert.Contains("<dt>lines read</dt><dd>58</dd>", page);
        Assert.Contains("Distance from training", page);
        Assert.DoesNotContain(folder.Files, file => file.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sample_GivesFiveFilesWhoseCountsAddUp()
    {
        Run run = await Run.Cli("prepare", Samples.SupportChats, "--out", Out);

        Assert.Equal(0, run.Code);
        Assert.Empty(run.Error);
        Assert.Equal(FiveOutputs, folder.Files);
        int train = folder.Lines("out", "train.jsonl").Length;
        int validation = folder.Lines("out", "validation.jsonl").Length;
        int rejected = folder.Lines("out", "rejected.jsonl").Length;
        Assert.Equal(58, train + validation + rejected);
        Assert.Equal(10, rejected);
        Assert.Equal(7 + 3 + 1, folder.Lines("out", "findings.jsonl").Length); // one on the dataset: it is small
        Assert.Equal("58 lines read from 1 file", run.OutLines[0]);
        Assert.Equal($"{train} train       {folder.At("out", "train.jsonl")}", run.OutLines[1]);
        Assert.Equal($"{validation} validation  {folder.At("out", "validation.jsonl")}", run.OutLines[2]);
        Assert.Equal($"10 rejected    {folder.At("out", "rejected.jsonl")} (7 invalid, 2 duplicates, 1 blank)", run.OutLines[3]);

        using var manifest = JsonDocument.Parse(File.ReadAllText(folder.At("out", "manifest.json")));
        JsonElement counts = manifest.RootElement.GetProperty("counts");
        int Count(string name) => counts.GetProperty(name).GetInt32();
        Assert.Equal((58, train, validation, rejected), (Count("lines"), Count("train"), Count("validation"), Count("rejected")));
        Assert.Equal(rejected, Count("invalid") + Count("blank") + Count("dropped"));
        foreach (JsonElement output in manifest.RootElement.GetProperty("outputs").EnumerateArray())
        {
            string name = output.GetProperty("name").GetString()!; // always written
            Assert.Equal(new FileInfo(folder.At("out", name)).Length, output.GetProperty("bytes").GetInt64());
            Assert.Equal(folder.Lines("out", name).Length, output.GetProperty("records").GetInt32());
        }
    }

    [Fact]
    public async Task EveryLineOfTheSample_IsInOneOutputAsItWas()
    {
        await Run.Cli("prepare", Samples.SupportChats, "--out", Out);

        // Latin-1 keeps every byte apart, those that are no UTF-8 too.
        string[] read = File.ReadAllText(Samples.SupportChats, Encoding.Latin1).Split('\n')[..58];
        var written = folder.Lines("out", "rejected.jsonl").Select(Raw).ToList();
        foreach (string name in new[] { "train.jsonl", "validation.jsonl" })
            written.AddRange(File.ReadAllText(folder.At("out", name), Encoding.Latin1).Split('\n')[..^1]);
        Assert.Equal(read.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SecondRun_WritesTheSameBytes()
    {
        await Run.Cli("prepare", Samples.SupportChats, "--out", Out, "--threads", "1");
        byte[][] first = FiveOutputs.Select(f => File.ReadAllBytes(folder.At(f))).ToArray();

        Run again = await Run.Cli("prepare", Samples.SupportChats, "--out", Out, "--threads", "7");

        Assert.Equal(0, again.Code);
        Assert.Equal(FiveOutputs, folder.Files);
        Assert.Equal(first, FiveOutputs.Select(f => File.ReadAllBytes(folder.At(f))));
    }

    [Fact]
    public async Task RunThatFailsMidway_LeavesTheOutputsOfTheOneBefore()
    {
        string cut = folder.Write("cut.jsonl.gz", TempFolder.Gzip(TempFolder.Records(500))[..^20]);
        await Run.Cli("prepare", Samples.SupportChats, "--out", Out);
        string[] files = folder.Files;
        byte[][] before = FiveOutputs.Select(f => File.ReadAllBytes(folder.At(f))).ToArray();
        string other = folder.Write("other.jsonl", TempFolder.Records(50));

        Run run = await Run.Cli("prepare", other, cut, "--out", Out);

        Assert.Equal(3, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains("cut.jsonl.gz", Assert.Single(run.ErrorLines));
        Assert.Equal([.. files.Append("other.jsonl").Order(StringComparer.Ordinal)], folder.Files);
        Assert.Equal(before, FiveOutputs.Select(f => File.ReadAllBytes(folder.At(f))));
    }

    [Theory]
    [InlineData("json", 8, 2)]
    [InlineData("bytes", 9, 1)]
    [InlineData("none", 10, 0)]
    public async Task Dedup_DropsWhatIsAskedFor(string dedup, int kept, int dropped)
    {
        string[] records = TempFolder.Records(8);
        string spaced = records[1].Replace(":", ": ");
        string input = folder.Write("a.jsonl", [.. records, records[0], spaced]);

        Run run = await Run.Cli("prepare", input, "--out", Out, "--dedup", dedup, "--min-records", "0", "--validation", "0");

        Assert.Equal(0, run.Code);
        Assert.Equal(kept, folder.Lines("out", "train.jsonl").Length);
        Assert.Equal(dropped, folder.Lines("out", "rejected.jsonl").Length);
        Assert.All(folder.Lines("out", "rejected.jsonl"), line => Assert.Contains("duplicateOf", line));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.25", 50)]
    [InlineData("1", 200)]
    public async Task Exact_MeetsTheShareToTheRecord(string share, int validation)
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(200));

        await Run.Cli("prepare", input, "--out", Out, "--validation", share, "--exact", "--seed", "7");

        Assert.Equal(validation, folder.Lines("out", "validation.jsonl").Length);
        Assert.Equal(200 - validation, folder.Lines("out", "train.jsonl").Length);
        Assert.Equal([.. FiveOutputs.Prepend("a.jsonl")], folder.Files);
    }

    [Fact]
    public async Task MinValidation_IsReached()
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(60));

        Run run = await Run.Cli("prepare", input, "--out", Out, "--validation", "0.01", "--min-validation", "20");

        Assert.Equal(0, run.Code);
        Assert.Equal(20, folder.Lines("out", "validation.jsonl").Length);
    }

    [Fact]
    public async Task Seed_ChoosesAnotherSplit()
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(100));
        await Run.Cli("prepare", input, "--out", Out, "--seed", "1");
        await Run.Cli("prepare", input, "-o", folder.At("out2"), "--seed", "-2");

        Assert.NotEqual(folder.Lines("out", "validation.jsonl"), folder.Lines("out2", "validation.jsonl"));
    }

    [Fact]
    public async Task FailOnReject_AnswersOneAndWritesAllTheSame()
    {
        Run faulty = await Run.Cli("prepare", Samples.SupportChats, "--out", Out, "--fail-on-reject");
        Run clean = await Run.Cli("prepare", folder.Write("a.jsonl", TempFolder.Records(60)), "--out", folder.At("out2"), "--fail-on-reject");

        Assert.Equal((1, 0), (faulty.Code, clean.Code));
        Assert.True(File.Exists(folder.At("out", "train.jsonl")));
    }

    [Fact]
    public async Task TooFewRecords_AnswersOneAndWritesAllTheSame()
    {
        Run run = await Run.Cli("prepare", folder.Write("a.jsonl", TempFolder.Records(3)), "--out", Out);

        Assert.Equal(1, run.Code);
        Assert.Contains("PHI5001", run.Out);
        Assert.Equal([.. FiveOutputs.Prepend("a.jsonl")], folder.Files);
    }

    [Fact]
    public async Task Quiet_SaysNothing()
    {
        Run run = await Run.Cli("prepare", Samples.SupportChats, "--out", Out, "--quiet");

        Assert.Equal(new Run(0, "", ""), run);
    }

    private static string Raw(string rejected)
    {
        using var line = JsonDocument.Parse(rejected);
        byte[] bytes = line.RootElement.TryGetProperty("raw", out JsonElement text)
            ? Encoding.UTF8.GetBytes(text.GetString()!) // the writer puts a string there
            : line.RootElement.GetProperty("rawBase64").GetBytesFromBase64();
        return Encoding.Latin1.GetString(bytes);
    }
}
