using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Files that people train with: sound ones have no error, and each refusal has the reason that it should.</summary>
public class RealFilesTests
{
    [SharedTheory("data", "chat_jsonl")]
    [InlineData("chat_jsonl", "pirate_training_set.jsonl", 10)]
    [InlineData("chat_jsonl", "foundry_gsm8k_chat_train.jsonl", 449)]
    [InlineData("chat_jsonl", "foundry_zava_sft_test.jsonl", 103)]
    [InlineData("chat_jsonl", "mslearn_travel_finetune_hotel.jsonl", 10)]
    [InlineData("chat_jsonl", "tinker_conversations.jsonl", 128)]
    [InlineData("chat_jsonl", "debian_admin_terminal_agent_sft.jsonl", 640)]
    [InlineData("chat_jsonl", "anthropic_json_mode_dataset.jsonl", 500)]
    [InlineData("tool_calling", "foundry_stock_toolcall_training.jsonl", 86)]
    public void SoundFile_HasNoError(string folder, string file, int records)
    {
        List<LineCheck> checks = SharedLines.Check(folder, file);
        Assert.Equal(records, checks.Count);
        Assert.Equal([], Refused(checks));
    }

    [SharedTheory("data", "chat_jsonl")]
    [InlineData("chat_jsonl", "foundry_countdown_train_100.jsonl", 100, "ConversationMustHaveAssistant")]
    [InlineData("chat_jsonl", "llamafactory_v1_sft_demo.jsonl", 500, "ContentMustBeStringOrParts")]
    [InlineData("chat_jsonl", "foundry_chartqa_training.jsonl", 100, "ContentPartsMustBeText")]
    [InlineData("tool_calling", "functiongemma_music_train.jsonl.gz", 384, "RoleMustFitFormat ToolCallMustBeComplete ToolArgumentsMustBeJson")]
    [InlineData("tool_calling", "tau_bench_airline_few_shot.jsonl", 19, "RecordMustHaveMessages")]
    [InlineData("tool_calling", "bfcl_v4_live_simple.json", 258, "RecordMustHaveMessages")]
    public void FileForSomethingElse_IsRefusedLineByLine(string folder, string file, int records, string reason)
    {
        List<LineCheck> checks = SharedLines.Check(folder, file);
        Assert.Equal(records, checks.Count);
        Assert.All(checks, check => Assert.Equal(reason, SharedLines.Errors(check)));
    }

    [SharedFact("data", "chat_jsonl", "openai_toy_chat_fine_tuning.jsonl")]
    public void ToyFile_IsRefusedOnlyWhereItHasNoUser()
    {
        List<LineCheck> checks = SharedLines.Check("chat_jsonl", "openai_toy_chat_fine_tuning.jsonl");
        Assert.Equal(10, checks.Count);
        Assert.Equal(
            ["4: ConversationMustHaveUser", "9: ConversationMustHaveUser", "10: ConversationMustHaveUser"], Refused(checks));
    }

    [SharedTheory("data", "chat_jsonl")]
    [InlineData("anthropic_json_mode_dataset.jsonl", RuleId.RecordKeysMustBeKnown)]
    [InlineData("debian_admin_terminal_agent_sft.jsonl", RuleId.RecordKeysMustBeKnown)]
    [InlineData("llamafactory_v1_sft_demo.jsonl", RuleId.MessageKeysMustBeKnown)]
    public void UnknownKeys_AreWarnedOfOnEachLine(string file, RuleId rule) =>
        Assert.All(SharedLines.Check("chat_jsonl", file),
            check => Assert.Contains(rule, check.Findings.Select(finding => finding.Rule)));

    private static string[] Refused(List<LineCheck> checks) =>
        [.. checks.Select((check, i) => (Line: i + 1, Errors: SharedLines.Errors(check)))
            .Where(line => line.Errors.Length > 0).Select(line => $"{line.Line}: {line.Errors}")];
}
