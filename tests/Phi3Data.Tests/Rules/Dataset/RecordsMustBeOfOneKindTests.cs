using System.Linq;
using System.Threading.Tasks;
using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

public class RecordsMustBeOfOneKindTests
{
    [Fact]
    public void FirstRecordOfAnotherKind_IsReportedOnItsLine() =>
        Check.FindsOnFile(RuleId.RecordsMustBeOfOneKind, Severity.Error, 41,
            "the record is prompt and completion, as 3 of the dataset are; expected chat (messages), as 5,000,000,000 are",
            findings => RecordsMustBeOfOneKind.Report(
                41, 120, new KindCount(OtherFormat.PromptCompletion, 3), new KindCount(OtherFormat.Messages, 5_000_000_000), findings));

    [Fact]
    public async Task Kinds_AreCountedOverAllFiles()
    {
        using var folder = new WorkFolder();
        const string dpo = """{"input":{"messages":[]},"preferred_output":[],"non_preferred_output":[]}""";
        const string shareGpt = """{"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}""";
        folder.Write("a.jsonl", Chats.Lines(Chats.Record("1"), dpo, "{}", Chats.Record("2"), dpo, "not json"));
        folder.Write("b.jsonl", Chats.Lines(shareGpt, Chats.Record("3")));
        folder.Write("c.jsonl", Chats.Lines(Chats.Record("4")));
        var seen = new Recorder();
        await DatasetPipeline.From(folder["*.jsonl"]).ReportTo(seen).RunAsync();
        Assert.Equal(
            [
                $"{folder["b.jsonl"]}:1: the record is ShareGPT (conversations), as 1 of the dataset are; expected chat (messages), as 4 are",
                $"{folder["a.jsonl"]}:2: the record is preference (preferred_output), as 2 of the dataset are; expected chat (messages), as 4 are",
            ],
            seen.Findings.Where(f => f.Rule == "PHI5010").Select(f => $"{f.File}:{f.Line}: {f.Message}"));
    }

    [Fact]
    public async Task ChatAmongPreferenceRecords_IsAnotherKind()
    {
        using var folder = new WorkFolder();
        const string input = "\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}";
        const string outputs = "\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"b\"}],\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"c\"}]";
        string pair = $"{{{input},{outputs}}}";
        folder.Write("a.jsonl", Chats.Lines(Chats.Record("1"), pair, pair.Replace("\"c\"", "\"d\"")));
        var seen = new Recorder();
        PipelineReport report = await DatasetPipeline.From(folder["a.jsonl"])
            .WithRules(RuleOptions.Default with { Method = TrainingMethod.Preference }).ReportTo(seen).RunAsync();
        Assert.Equal(2, report.Train);
        Assert.Equal(
            ["1: the record is chat (messages), as 1 of the dataset are; expected preference (preferred_output), as 2 are"],
            seen.Findings.Where(f => f.Rule == "PHI5010").Select(f => $"{f.Line}: {f.Message}"));
        // Two pairs of answers to one prompt are what preference training asks for.
        Assert.DoesNotContain(seen.Findings, f => f.Rule is "PHI5002" or "PHI5015");
    }

    [Fact]
    public async Task KindsOfTrainingAndValidation_AreNotMixedUp()
    {
        using var folder = new WorkFolder();
        folder.Write("t.jsonl", Chats.Lines(Chats.Record("1"), Chats.Record("2"), "{}", """{"Messages":[]}"""));
        folder.Write("v.jsonl", Chats.Lines("""{"prompt":"a","completion":"b"}"""));
        var seen = new Recorder();
        await DatasetPipeline.From(folder["t.jsonl"]).WithValidation(folder["v.jsonl"]).ReportTo(seen).RunAsync();
        Assert.DoesNotContain(seen.Findings, f => f.Rule == "PHI5010");
        Assert.Equal(folder["v.jsonl"], Assert.Single(seen.Findings, f => f.Rule == "PHI5009").File);
    }
}
