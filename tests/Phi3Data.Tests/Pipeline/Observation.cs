using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace Phi3Data.Tests;

/// <summary>Runs a pipeline and writes down all that can be seen of it, so that two runs compare as two texts.</summary>
static class Observation
{
    /// <summary>What reaches stages and sink, and the report; nothing of what depends on how the input is packed.</summary>
    public static async Task<string> RunAsync(
        DatasetSource source, int blockBytes = LineBlockReader.DefaultBlockBytes, int threads = 1)
    {
        var seen = new Recorder();
        PipelineReport report = await DatasetPipeline.From([source])
            .WithRules(TestInputs.Rules)
            .WithThreads(threads)
            .WithBlockBytes(blockBytes)
            .AddStage(seen)
            .ReportTo(seen)
            .RunAsync();
        return seen + Summary(report);
    }

    /// <summary>The bytes of all outputs but the manifest, and the report.</summary>
    public static async Task<string> RunToFilesAsync(
        DatasetSource source, int blockBytes = LineBlockReader.DefaultBlockBytes, int threads = 1)
    {
        using var folder = new WorkFolder();
        PipelineReport report = await DatasetPipeline.From([source])
            .WithRules(TestInputs.Rules)
            .WithThreads(threads)
            .WithBlockBytes(blockBytes)
            .DropExactDuplicates()
            .Split(0.5)
            .WriteTo(folder.Path)
            .RunAsync();
        var text = new StringBuilder(Summary(report));
        foreach (string name in new[] { "train", "validation", "rejected", "findings" })
            text.Append(name).Append(":\n").Append(Encoding.Latin1.GetString(File.ReadAllBytes(folder[name + ".jsonl"])));
        return text.ToString();
    }

    private static string Summary(PipelineReport r)
    {
        var text = new StringBuilder();
        text.AppendLine(
            $"{r.Lines} lines, {r.Train}+{r.Validation} kept, {r.Invalid}+{r.Blank}+{r.Dropped} not, "
            + $"{r.Errors}+{r.DatasetErrors} errors, {r.Warnings} warnings");
        foreach (RuleCount rule in r.Rules) text.AppendLine($"{rule.Rule.Id}: {rule.Findings}");
        foreach (InputReport input in r.Inputs) text.AppendLine($"{input.Name}: {input.Format}, {input.Lines} lines");
        return text.ToString();
    }
}

/// <summary>Writes down findings and records as they come, and decides nothing.</summary>
sealed class Recorder : IRecordStage, IFindingSink
{
    private readonly StringBuilder text = new();

    public string Name => "recorder";

    public List<Diagnostic> Findings { get; } = [];

    public StageResult Process(in RecordContext record)
    {
        text.AppendLine($"record {record.Location} at {record.LineOffset}: {Convert.ToHexString(record.Line)}");
        return StageResult.Keep;
    }

    public bool Report(in Finding finding, in FindingSource source)
    {
        Diagnostic diagnostic = Diagnostic.Create(finding, source);
        Findings.Add(diagnostic);
        text.AppendLine(diagnostic.ToString());
        return true;
    }

    public override string ToString() => text.ToString();
}
