using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.IO.Hashing;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Every input line ends in exactly one output, byte for byte, and the counts say so. The seed is the test's argument.</summary>
public class NothingIsLostTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task RandomFiles_AreFoundWholeInTheOutputs(int seed)
    {
        using var folder = new WorkFolder();
        List<(string Name, byte[] Bytes)> files = RandomDataset.Create(seed, files: 1 + seed % 4, lines: 60);
        string[] paths = [.. files.Select(f => folder.Write(f.Name, f.Bytes))];
        PipelineReport report = await Pipeline(paths, seed).WriteTo(folder["out"]).RunAsync();
        Assert.True(report.IsPublished);

        List<byte[]> train = Outputs.ReadLines(folder["out/train.jsonl"]);
        List<byte[]> validation = Outputs.ReadLines(folder["out/validation.jsonl"]);
        List<OutputLine> rejected = Outputs.ReadRejected(folder["out/rejected.jsonl"]);
        Assert.Equal(
            (report.Train, report.Validation, report.Rejected),
            (train.Count, validation.Count, rejected.Count));

        int lines = 0, t = 0, v = 0, r = 0;
        foreach ((string file, long number, long offset, byte[] bytes) in InputLines(paths, files, rejected))
        {
            lines++;
            if (r < rejected.Count && (rejected[r].File, rejected[r].Line) == (file, number))
            {
                Assert.Equal(bytes, rejected[r].Bytes);
                Assert.Equal(offset, rejected[r].ByteOffset);
                Assert.NotEmpty(rejected[r].Reasons);
                r++;
            }
            else if (t < train.Count && train[t].AsSpan().SequenceEqual(bytes)) t++;
            else if (v < validation.Count && validation[v].AsSpan().SequenceEqual(bytes)) v++;
            else Assert.Fail($"Line {number} of {file} is in no output where its turn is.");
        }
        Assert.Equal((train.Count, validation.Count, rejected.Count), (t, v, r));
        Assert.Equal(lines, report.Lines);
        AssertAddsUp(report);
        AssertManifest(folder, report, files);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task CountsWithoutOutputs_AreTheSame(int seed)
    {
        using var folder = new WorkFolder();
        List<(string Name, byte[] Bytes)> files = RandomDataset.Create(seed, files: 1 + seed % 4, lines: 60);
        string[] paths = [.. files.Select(f => folder.Write(f.Name, f.Bytes))];
        RuleOptions rules = RuleOptions.Default with { MaxLineBytes = RandomDataset.MaxLineBytes, MinRecords = 0 };
        // A run that writes does not judge the dataset as a whole.
        foreach (RuleInfo rule in RuleCatalog.All.Where(r => r.Category == RuleCategory.Dataset && r.Rule != RuleId.DatasetMustUseMessagesFormat))
            rules = rules.WithSeverity(rule.Rule, Severity.None);
        DatasetPipeline pipeline = DatasetPipeline.From(paths).WithRules(rules);
        PipelineReport with = await pipeline.WriteTo(folder["out"]).RunAsync();
        foreach (DatasetPipeline checking in new[] { pipeline, pipeline.WithBlockBytes(64), pipeline.Split(0.5) })
        {
            PipelineReport report = await checking.RunAsync();
            Assert.Equal(
                (with.Lines, with.Invalid, with.Blank, with.Train),
                (report.Lines, report.Invalid, report.Blank, report.Train + report.Validation));
            Assert.Equal((with.Errors, with.Warnings, with.DatasetErrors), (report.Errors, report.Warnings, report.DatasetErrors));
            Assert.Equal(with.Rules, report.Rules);
            AssertAddsUp(report);
        }
    }

    private static DatasetPipeline Pipeline(string[] paths, int seed)
    {
        DatasetPipeline pipeline = DatasetPipeline.From(paths)
            .WithRules(RuleOptions.Default with { MaxLineBytes = RandomDataset.MaxLineBytes })
            .WithThreads(1 + seed % 3)
            .WithBlockBytes(seed % 2 == 0 ? 100 : LineBlockReader.DefaultBlockBytes)
            .Split(new SplitOptions { ValidationShare = 0.3, Seed = seed, Exact = seed % 5 == 0, MinValidation = seed % 7 });
        return (seed % 3) switch
        {
            0 => pipeline,
            1 => pipeline.DropExactDuplicates(),
            _ => pipeline.DropExactDuplicates(DuplicateKey.Bytes),
        };
    }

    private static IEnumerable<(string File, long Number, long Offset, byte[] Line)> InputLines(
        string[] paths, List<(string Name, byte[] Bytes)> files, List<OutputLine> rejected)
    {
        for (int i = 0; i < paths.Length; i++)
        {
            byte[] bytes = Unzip(files[i].Bytes);
            if (rejected.Any(r => r.File == paths[i] && r.Reasons.Any(x => x is "PHI0003" or "PHI0004")))
            {
                yield return (paths[i], 1, 0, bytes);
                continue;
            }
            long offset = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
            long number = 0;
            foreach (byte[] line in Outputs.Lines(bytes[(int)offset..]))
            {
                yield return (paths[i], ++number, offset, line);
                offset += line.Length + 1;
            }
        }
    }

    private static byte[] Unzip(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08])) return bytes;
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var output = new MemoryStream();
        gzip.CopyTo(output);
        return output.ToArray();
    }

    private static void AssertAddsUp(PipelineReport report)
    {
        Assert.Equal(report.Lines, report.Train + report.Validation + report.Rejected);
        Assert.Equal(report.Lines, report.Inputs.Sum(i => i.Lines));
        Assert.All(report.Stages, s => Assert.Equal(s.Read, s.Kept + s.Dropped + s.Replaced));
        Assert.Equal(report.Dropped, report.Stages.Sum(s => s.Dropped));
        Assert.Equal(
            report.Errors + report.Warnings, report.Rules.Where(c => c.Severity >= Severity.Warning).Sum(c => c.Findings));
    }

    private static void AssertManifest(WorkFolder folder, PipelineReport report, List<(string Name, byte[] Bytes)> files)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(folder["out/manifest.json"]));
        JsonElement counts = json.RootElement.GetProperty("counts");
        long Count(string name) => counts.GetProperty(name).GetInt64();
        Assert.Equal(Count("lines"), Count("train") + Count("validation") + Count("rejected"));
        Assert.Equal(Count("rejected"), Count("invalid") + Count("blank") + Count("dropped"));
        Assert.Equal(report.Lines, Count("lines"));

        JsonElement[] inputs = [.. json.RootElement.GetProperty("inputs").EnumerateArray()];
        Assert.Equal(
            files.Select(f => (folder[f.Name], (long)f.Bytes.Length, Hash(f.Bytes))),
            inputs.Select(i => (i.GetProperty("name").GetString()!, i.GetProperty("bytes").GetInt64(), i.GetProperty("xxh128").GetString()!)));
        Assert.Equal(Count("lines"), inputs.Sum(i => i.GetProperty("lines").GetInt64()));
        foreach (JsonElement output in json.RootElement.GetProperty("outputs").EnumerateArray())
        {
            byte[] bytes = File.ReadAllBytes(folder["out/" + output.GetProperty("name").GetString()]);
            Assert.Equal(bytes.Length, output.GetProperty("bytes").GetInt64());
            Assert.Equal(Hash(bytes), output.GetProperty("xxh128").GetString());
            Assert.Equal(Outputs.Lines(bytes).Count, output.GetProperty("records").GetInt64());
        }
        Assert.Equal(["findings.jsonl", "manifest.json", "rejected.jsonl", "train.jsonl", "validation.jsonl"], folder.List("out"));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));
}
