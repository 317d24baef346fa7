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

    private const string Question = "\"messages\":[{\"role\":\"user\",\"content\":\"What is 17 times 4?\"}]";

    private static string WithKey(string record, string key) => record[..^1] + $",\"{key}\":\"7\"}}";

    private static async Task<string[]> FindAsync(RuleOptions options, params string[] lines)
    {
        using var folder = new WorkFolder();
        folder.Write("a.jsonl", Chats.Lines(lines));
        var seen = new Recorder();
        await DatasetPipeline.From(folder["a.jsonl"]).WithRules(options).ReportTo(seen).RunAsync();
        return [.. seen.Findings.Where(f => f.Rule == "PHI5010").Select(f => $"{f.Line}: {f.Message}")];
    }

    [Fact]
    public async Task ReinforcementAmongChat_IsAnotherKind() =>
        Assert.Equal(
            ["2: the record is reinforcement (a question, with fields for a grader), as 2 of the dataset are; expected chat (messages), as 3 are"],
            await FindAsync(RuleOptions.Default,
                WithKey(Chats.Record("1"), "id"), $"{{{Question},\"solution\":\"68\",\"id\":\"1\"}}", Chats.Record("2"),
                $"{{{Question},\"solution\":\"69\"}}", Chats.Record("3")));

    [Fact]
    public async Task ChatAmongReinforcement_IsAnotherKind() =>
        Assert.Equal(
            ["1: the record is chat (messages), as 1 of the dataset are; expected reinforcement (a question, with fields for a grader), as 2 are"],
            await FindAsync(RuleOptions.Default with { Method = TrainingMethod.Reinforcement },
                Chats.Record("1"), $"{{{Question},\"solution\":\"68\"}}", $"{{{Question},\"solution\":\"69\"}}"));

    [Fact]
    public async Task ChatThatLostItsAnswer_IsNoReinforcement()
    {
        Assert.Empty(await FindAsync(RuleOptions.Default, $"{{{Question}}}", Chats.Record("1"), Chats.Record("2")));
        Assert.Empty(await FindAsync(RuleOptions.Default, $"{{{Question},\"id\":\"1\"}}", WithKey(Chats.Record("1"), "id"), Chats.Record("2")));
        Assert.Empty(await FindAsync(RuleOptions.Default,
            WithKey(Chats.Record("1"), "id"), $"{{{Question},\"tools\":[],\"id\":\"1\"}}", Chats.Record("2")));
    }

    [Fact]
    public async Task AnswerBesideFieldsForAGrader_IsNoChat() =>
        Assert.Empty(await FindAsync(RuleOptions.Default with { Method = TrainingMethod.Reinforcement },
            WithKey(Chats.Record("1"), "solution"), $"{{{Question},\"solution\":\"68\"}}"));

    [Fact]
    public async Task ReinforcementAsValidationOfChat_IsAnotherFormat()
    {
        using var folder = new WorkFolder();
        folder.Write("t.jsonl", Chats.Lines(WithKey(Chats.Record("1"), "id"), Chats.Record("2")));
        folder.Write("v.jsonl", Chats.Lines($"{{{Question},\"solution\":\"68\"}}"));
        folder.Write("lost.jsonl", Chats.Lines($"{{{Question},\"id\":\"68\"}}"));
        var seen = new Recorder();
        await DatasetPipeline.From(folder["t.jsonl"]).WithValidation(folder["v.jsonl"]).ReportTo(seen).RunAsync();
        Assert.Contains("reinforcement", Assert.Single(seen.Findings, f => f.Rule == "PHI5009").Message);
        seen = new Recorder();
        await DatasetPipeline.From(folder["t.jsonl"]).WithValidation(folder["lost.jsonl"]).ReportTo(seen).RunAsync();
        Assert.DoesNotContain(seen.Findings, f => f.Rule == "PHI5009");
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
