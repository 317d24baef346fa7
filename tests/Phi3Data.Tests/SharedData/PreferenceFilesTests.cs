using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Files for preference training and for reinforcement, each clean under its own profile and refused under others.</summary>
public class PreferenceFilesTests
{
    private static readonly RuleOptions Dpo = ProfileCatalog.Find("azure-openai-dpo")!.CreateOptions();
    private static readonly RuleOptions Rft = ProfileCatalog.Find("azure-openai-rft")!.CreateOptions();

    [SharedFact("data", "preference", "foundry_orca_dpo_validation.jsonl")]
    public void Orca_IsCleanForPreferenceTraining()
    {
        List<LineCheck> checks = SharedLines.Check("preference", "foundry_orca_dpo_validation.jsonl", Dpo);
        Assert.Equal(284, checks.Count);
        Assert.All(checks, check => Assert.Equal("", SharedLines.Errors(check)));
        Assert.Empty(checks.SelectMany(check => check.Findings));
    }

    [SharedFact("data", "preference", "foundry_orca_dpo_validation.jsonl")]
    public void Orca_IsNamedAsWhatItIs_InSupervisedTraining() =>
        Assert.All(SharedLines.Check("preference", "foundry_orca_dpo_validation.jsonl"), check => Assert.EndsWith(
            "which is for preference training (dpo)", check.Only.Message));

    [SharedFact("data", "chat_jsonl", "foundry_countdown_train_100.jsonl")]
    public void Countdown_IsCleanForReinforcement()
    {
        List<LineCheck> checks = SharedLines.Check("chat_jsonl", "foundry_countdown_train_100.jsonl", Rft);
        Assert.Equal(100, checks.Count);
        Assert.Empty(checks.SelectMany(check => check.Findings));
    }

    [SharedFact("data", "chat_jsonl", "foundry_countdown_train_100.jsonl")]
    public async Task Countdown_HasFieldsThatVary_AndLacksOnlyValidationData()
    {
        var seen = new Recorder();
        PipelineReport report = await DatasetPipeline
            .From(Places.InShared("data", "chat_jsonl", "foundry_countdown_train_100.jsonl"))
            .WithRules(Rft.WithSeverity(RuleId.FileMustStartWithBom, Severity.None))
            .WithGrader(Grader.Parse("g.json", """{"type":"string_check","input":"{{item.target}}","reference":"{{item.nums}}"}"""u8))
            .ReportTo(seen).RunAsync();
        Assert.Equal((100, 100), (report.Lines, report.Train));
        Assert.Equal(["PHI5021"], seen.Findings.Select(finding => finding.Rule));
    }

    [SharedFact("data", "chat_jsonl", "foundry_countdown_train_100.jsonl")]
    public void Countdown_IsRefusedLineByLine_InSupervisedTraining() =>
        Assert.All(SharedLines.Check("chat_jsonl", "foundry_countdown_train_100.jsonl"), check => Assert.Equal(
            "ConversationMustHaveAssistant", SharedLines.Errors(check)));

    [SharedFact("data", "preference", "firefly_dummy_dpo.jsonl")]
    public void ChosenAndRejected_AreNamed()
    {
        List<LineCheck> checks = SharedLines.Check("preference", "firefly_dummy_dpo.jsonl", Dpo);
        Assert.Equal(16, checks.Count);
        Assert.All(checks, check => Assert.EndsWith(
            "; it looks like a preference record as trainers write it (chosen, rejected)", check.Only.Message));
    }

    [SharedFact("data", "preference", "firefly_dummy_dpo.jsonl")]
    public void ChosenAndRejected_AreUnknownKeysBesideMessages_InSupervisedTraining() =>
        Assert.All(SharedLines.Check("preference", "firefly_dummy_dpo.jsonl"), check => Assert.Equal(
            ["\"chosen\"", "\"rejected\""],
            check.Of(RuleId.RecordKeysMustBeKnown).Select(d => d.Message.Split(' ')[2]).Where(key => key is "\"chosen\"" or "\"rejected\"")));

    [SharedTheory("data", "chat_jsonl", "pirate_training_set.jsonl")]
    [InlineData("chat_jsonl", "pirate_training_set.jsonl")]
    [InlineData("tool_calling", "foundry_stock_toolcall_training.jsonl")]
    public void ChatFile_IsNamedAsWhatItIs_InPreferenceTraining(string folder, string file) =>
        Assert.All(SharedLines.Check(folder, file, Dpo), check => Assert.EndsWith(
            "; it looks like a chat record (messages), which is for supervised training (sft)", check.Only.Message));

    [SharedFact("data", "preference", "foundry_orca_dpo_validation.jsonl")]
    public async Task Orca_IsReadPartByPart()
    {
        int records = 0;
        await using JsonlReader reader = JsonlReader.Open(
            Places.InShared("data", "preference", "foundry_orca_dpo_validation.jsonl"), new() { Rules = Dpo });
        await foreach (ChatRecord record in reader.ReadAllAsync())
        {
            records++;
            Assert.Equal(
                [RecordPart.Input, RecordPart.Input, RecordPart.Preferred, RecordPart.NonPreferred],
                record.Messages.Select(message => message.Part));
        }
        Assert.Equal(284, records);
    }
}
