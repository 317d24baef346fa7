using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Validation data beside training data: read after it, counted apart.</summary>
public sealed class ValidationInputTests : IDisposable
{
    private readonly WorkFolder folder = new();
    private readonly DatasetPipeline pipeline;

    public ValidationInputTests()
    {
        folder.Write("train.jsonl", Chats.Many(60));
        folder.Write("v1.jsonl", Chats.Lines(Chats.Record("a"), "{}", Chats.Record("b")));
        folder.Write("v2.jsonl", Chats.Lines(Chats.Record("c")));
        pipeline = DatasetPipeline.From(folder["train.jsonl"]).WithValidation(folder["v*.jsonl"]);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Records_CountAsValidation(bool withStage)
    {
        var seen = new Recorder();
        PipelineReport report = await (withStage ? pipeline.AddStage(seen) : pipeline).ReportTo(seen).RunAsync();
        Assert.Equal((64, 60, 3, 1), (report.Lines, report.Train, report.Validation, report.Invalid));
        Assert.Equal([folder["train.jsonl"], folder["v1.jsonl"], folder["v2.jsonl"]], report.Inputs.Select(i => i.Name));
        Diagnostic finding = Assert.Single(seen.Findings, f => f.Severity == Severity.Error);
        Assert.Equal((folder["v1.jsonl"], 2), (finding.File, finding.Line));
    }

    [Fact]
    public async Task TooFewTrainingRecords_AreNotMadeUpByValidation()
    {
        PipelineReport report = await DatasetPipeline.From(folder["v1.jsonl"]).WithValidation(folder["train.jsonl"]).RunAsync();
        Assert.Contains(report.Rules, r => r.Rule.Rule == RuleId.DatasetMustHaveEnoughRecords);
    }

    [Theory]
    [InlineData(true, "60 training records have tools, but no validation record has any")]
    [InlineData(false, "60 validation records have tools, but no training record has any")]
    public async Task ToolsOnOneSide_AreSaidOfThatSide(bool inTraining, string message)
    {
        folder.Write("tools.jsonl", Chats.Lines([.. Enumerable.Range(0, 60).Select(i =>
            Check.ToolRecord(Check.User.Replace("\"a\"", $"\"{i}\""), Check.Assistant))]));
        string[] sides = inTraining ? ["tools.jsonl", "train.jsonl"] : ["train.jsonl", "tools.jsonl"];
        var seen = new Recorder();
        await DatasetPipeline.From(folder[sides[0]]).WithValidation(folder[sides[1]]).ReportTo(seen).RunAsync();
        Assert.Equal(message, Assert.Single(seen.Findings, f => f.Rule == "PHI5011").Message);
    }

    [Fact]
    public async Task SplitOrOutputs_AreRefused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.Split(0.1).RunAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.WriteTo(folder["out"]).RunAsync());
        Assert.Equal(60, (await pipeline.WithValidation((DatasetSource[])[]).WriteTo(folder["out"]).RunAsync()).Train);
    }
}
