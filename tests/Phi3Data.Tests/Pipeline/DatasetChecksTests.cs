using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>What a check says of the whole dataset: against a plain oracle, for any number of threads, in the profile's measure.</summary>
public sealed class DatasetChecksTests : IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public async Task Repeats_AreThoseOfAnOracle_ForAnyNumberOfThreads(int threads)
    {
        var random = new Random(7);
        var lines = new List<string>();
        for (int i = 0; i < 3000; i++) lines.Add(Chats.Record("q" + random.Next(1500), "a" + random.Next(2)));
        folder.Write("t.jsonl", Chats.Lines([.. lines.Take(2000)]));
        folder.Write("v.jsonl", Chats.Lines([.. lines.Skip(2000)]));

        var expected = new List<string>();
        var records = new Dictionary<string, int>();
        var prompts = new Dictionary<string, int>();
        for (int i = 0; i < lines.Count; i++)
        {
            string prompt = lines[i].Split("assistant")[0];
            bool isValidation = i >= 2000;
            int line = i < 2000 ? i + 1 : i - 1999;
            if (!records.TryAdd(lines[i], i))
                expected.Add($"{line} {(isValidation && records[lines[i]] < 2000 ? "PHI5016" : "PHI5002")} {Place(records[lines[i]], i)}");
            else if (!prompts.TryAdd(prompt, i))
            {
                if (isValidation && prompts[prompt] < 2000) expected.Add($"{line} PHI5016 {Place(prompts[prompt], i)}");
                else if (lines[prompts[prompt]] != lines[i]) expected.Add($"{line} PHI5015 {Place(prompts[prompt], i)}");
            }
        }

        var seen = new Recorder();
        await DatasetPipeline.From(folder["t.jsonl"]).WithValidation(folder["v.jsonl"])
            .WithThreads(threads).WithBlockBytes(1024).ReportTo(seen).RunAsync();
        Assert.Equal(
            expected,
            seen.Findings.Where(f => f.Line > 0).Select(f => $"{f.Line} {f.Rule} {f.Message[f.Message.IndexOf("line ", StringComparison.Ordinal)..]}"
                .Replace(", but the answer is another", "", StringComparison.Ordinal)));
        Assert.Equal(["PHI5002", "PHI5015", "PHI5016"], seen.Findings.Select(f => f.Rule).Where(r => r != "PHI5004").Distinct().Order());
    }

    [Theory]
    [InlineData(RuleId.RecordsMustBeUnique)]
    [InlineData(RuleId.AnswersMustNotConflict)]
    public async Task RuleTurnedOff_LeavesTheOther(RuleId off)
    {
        folder.Write("t.jsonl", Chats.Lines(Chats.Record("a", "1"), Chats.Record("a", "1"), Chats.Record("a", "2")));
        PipelineReport report = await DatasetPipeline.From(folder["t.jsonl"])
            .WithRules(RuleOptions.Default.WithSeverity(off, Severity.None)).RunAsync();
        RuleId[] both = [RuleId.RecordsMustBeUnique, RuleId.AnswersMustNotConflict];
        Assert.Equal(both.Where(r => r != off), report.Rules.Select(r => r.Rule.Rule).Intersect(both));
    }

    [Fact]
    public async Task Sizes_AreThoseAfterDecompression()
    {
        byte[] text = Chats.Many(1000);
        folder.Write("a.jsonl.gz", Chats.Gzip(text));
        RuleOptions exact = RuleOptions.Default.WithLimit(Limit.MaxFileBytes, text.Length).WithLimit(Limit.MaxDatasetBytes, text.Length);
        RuleOptions less = exact.WithLimit(Limit.MaxFileBytes, text.Length - 1).WithLimit(Limit.MaxDatasetBytes, text.Length - 1);
        foreach (DatasetSource source in (DatasetSource[])[
            DatasetSource.FromFile(folder["a.jsonl.gz"]), DatasetSource.FromStream(new MemoryStream(text), "stream"),
            DatasetSource.FromStream(new MemoryStream(text), "stream")])
        {
            bool isLess = source.Name == "stream";
            PipelineReport report = await DatasetPipeline.From([source]).WithRules(isLess ? less : exact).RunAsync();
            Assert.Equal(
                isLess ? [RuleId.FileMustNotBeTooLarge, RuleId.DatasetMustFitQuota] : [],
                report.Rules.Select(r => r.Rule.Rule));
        }
    }

    [Fact]
    public async Task RunThatWrites_LeavesTheWholeToACheck()
    {
        folder.Write("t.jsonl", Chats.Lines(Chats.Record("a", "1"), Chats.Record("a", "1"), Chats.Record("a", "2")));
        PipelineReport report = await DatasetPipeline.From(folder["t.jsonl"]).WriteTo(folder["out"]).RunAsync();
        Assert.Equal([RuleId.DatasetMustHaveEnoughRecords], report.Rules.Select(r => r.Rule.Rule));
        Assert.Equal(3, report.Train);
    }

    [Theory]
    [InlineData("foundry-phi", false, true)]
    [InlineData("foundry-phi", true, false)]
    [InlineData("openai-sft", false, false)]
    public async Task OrderOfRecords_MattersWhereTheServiceSplits(string profile, bool withValidation, bool isReported)
    {
        var text = new StringBuilder();
        for (int i = 0; i < 1000; i++) text.Append(Chats.Record("q" + i, i < 700 ? "yes" : "no")).Append('\n');
        folder.Write("t.jsonl", text.ToString());
        folder.Write("v.jsonl", Chats.Lines(Chats.Record()));
        DatasetPipeline pipeline = DatasetPipeline.From(folder["t.jsonl"]).WithRules(ProfileCatalog.Find(profile)!.CreateOptions());
        if (withValidation) pipeline = pipeline.WithValidation(folder["v.jsonl"]);
        PipelineReport report = await pipeline.RunAsync();
        Assert.Equal(isReported, report.Rules.Any(r => r.Rule.Rule == RuleId.RecordOrderMustNotBiasSplit));
    }

    [Fact]
    public async Task SmallDataset_IsSplitByTheServiceOnlyWithoutValidation()
    {
        folder.Write("t.jsonl", Chats.Many(11));
        folder.Write("v.jsonl", Chats.Lines(Chats.Record()));
        DatasetPipeline pipeline = DatasetPipeline.From(folder["t.jsonl"]);
        Assert.Equal(1, (await pipeline.RunAsync()).Errors);
        Assert.Equal(0, (await pipeline.WithValidation(folder["v.jsonl"]).RunAsync()).Errors);
        Assert.Equal(0, (await pipeline.WithRules(ProfileCatalog.Find("openai-sft")!.CreateOptions()).RunAsync()).Errors);
    }

    private string Place(int first, int here) => first < 2000 == here < 2000
        ? $"line {(first < 2000 ? first + 1 : first - 1999)}"
        : $"line {first + 1} of {folder["t.jsonl"]}";
}
