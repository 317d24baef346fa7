using System;
using System.Collections.Generic;

namespace Phi3Data;

/// <summary>Every profile. Where sources contradict each other, each profile says which one it follows.</summary>
static partial class ProfileCatalog
{
    private const RoleSet UserAssistant = RoleSet.User | RoleSet.Assistant;
    private const RoleSet ThreeRoles = UserAssistant | RoleSet.System;
    private const RoleSet FourRoles = ThreeRoles | RoleSet.Tool;

    private static readonly Profile[] Profiles =
    {
        new("foundry-phi", "Phi models in Azure AI Foundry, supervised", TrainingMethod.Supervised, RoleSet.Chat,
            "multiplier 0.5 to 2 in the Phi-3 page, 0.02 to 0.2 in the newer ones", Sources.AzureServerless,
            new RuleSetting[0],
            new LimitSetting[0]),

        new("azure-openai-sft", "OpenAI models in Azure, supervised", TrainingMethod.Supervised, RoleSet.Chat,
            "multiplier 0.02 to 0.2", Sources.AzureSdk,
            new RuleSetting[]
            {
                new(RuleId.FileMustStartWithBom, Severity.Warning, Sources.AzureSdk),
                new(RuleId.FileMustNotStartWithBom, Severity.None, Sources.AzureSdk),
                new(RuleId.RecordKeysMustBeKnown, Severity.Error, Sources.TypeSpec),
                new(RuleId.ContentMustNotContainControlTokens, Severity.Error, Sources.OpenAiTokens),
            },
            new LimitSetting[]
            {
                new(Limit.MaxImages, 10, Sources.AzureVision),
            }),

        new("azure-openai-dpo", "OpenAI models in Azure, preference", TrainingMethod.Preference, RoleSet.Chat,
            "", Sources.AzureDpo,
            new RuleSetting[]
            {
                new(RuleId.InputMustNotEndWithAssistant, Severity.Warning, Sources.AzureDpo), // it says nothing of the last
                new(RuleId.FileMustStartWithBom, Severity.Warning, Sources.AzureSdk),
                new(RuleId.FileMustNotStartWithBom, Severity.None, Sources.AzureSdk),
                new(RuleId.ContentMustNotContainControlTokens, Severity.Error, Sources.OpenAiTokens),
            },
            new LimitSetting[0]),

        new("azure-openai-rft", "OpenAI models in Azure, reinforcement", TrainingMethod.Reinforcement,
            RoleSet.Chat | RoleSet.Developer, "", Sources.AzureRft,
            new RuleSetting[]
            {
                new(RuleId.FileMustStartWithBom, Severity.Warning, Sources.AzureSdk),
                new(RuleId.FileMustNotStartWithBom, Severity.None, Sources.AzureSdk),
                new(RuleId.ContentMustNotContainControlTokens, Severity.Error, Sources.OpenAiTokens),
            },
            new LimitSetting[0]),

        new("openai-sft", "OpenAI, supervised", TrainingMethod.Supervised, RoleSet.Chat, "", Sources.TypeSpec,
            new RuleSetting[]
            {
                new(RuleId.FileMustNotStartWithBom, Severity.Error, Sources.OpenAiBom),
                new(RuleId.FileMustFitOneUpload, Severity.None, Sources.TypeSpec),
                new(RuleId.DatasetMustFitQuota, Severity.None, Sources.TypeSpec),
                new(RuleId.RecordKeysMustBeKnown, Severity.Error, Sources.TypeSpec),
                new(RuleId.ContentMustNotContainControlTokens, Severity.Error, Sources.OpenAiTokens),
            },
            new LimitSetting[]
            {
                new(Limit.MaxImages, 10, Sources.AzureVision),
            }),

        new("together", "Together AI, supervised", TrainingMethod.Supervised, ThreeRoles, "", Sources.Together,
            new RuleSetting[]
            {
                new(RuleId.RecordKeysMustBeKnown, Severity.Error, Sources.Together),
                new(RuleId.FirstTurnMustBeFromUser, Severity.Error, Sources.Together),
                new(RuleId.RolesMustAlternate, Severity.Error, Sources.Together),
                new(RuleId.LineMustNotBeBlank, Severity.Error, Sources.Together),
            },
            new LimitSetting[]
            {
                new(Limit.MaxFileBytes, 100_000_000_000, Sources.Together),
                new(Limit.MaxUploadBytes, 100_000_000_000, Sources.Together),
                new(Limit.MaxDatasetBytes, 100_000_000_000, Sources.Together),
                new(Limit.MaxOutputMessages, 1, Sources.Together),
            }),

        new("fireworks", "Fireworks AI, supervised", TrainingMethod.Supervised, FourRoles, "", Sources.Fireworks,
            new RuleSetting[]
            {
                new(RuleId.RecordKeysMustBeKnown, Severity.Info, Sources.Fireworks),
                new(RuleId.FileMustNotBeTooLarge, Severity.None, Sources.Fireworks),
                new(RuleId.FileMustFitOneUpload, Severity.None, Sources.Fireworks),
                new(RuleId.DatasetMustFitQuota, Severity.None, Sources.Fireworks),
            },
            new LimitSetting[0]),

        new("mistral", "Mistral AI, supervised", TrainingMethod.Supervised, FourRoles, "", Sources.MistralDocs,
            new RuleSetting[]
            {
                new(RuleId.LineMustNotBeBlank, Severity.Error, Sources.MistralDocs),
                new(RuleId.RolesMustAlternate, Severity.Error, Sources.Mistral),
                new(RuleId.ToolCallIdsMustBeUnique, Severity.Error, Sources.Mistral),
                new(RuleId.NameMustBeValid, Severity.Error, Sources.Mistral),
                new(RuleId.FileMustFitOneUpload, Severity.None, Sources.MistralDocs),
                new(RuleId.DatasetMustFitQuota, Severity.None, Sources.MistralDocs),
            },
            new LimitSetting[0]),

        new("databricks", "Databricks, supervised", TrainingMethod.Supervised, ThreeRoles, "", Sources.Databricks,
            new RuleSetting[]
            {
                new(RuleId.RecordKeysMustBeKnown, Severity.Error, Sources.Databricks),
                new(RuleId.FirstTurnMustBeFromUser, Severity.Error, Sources.Databricks),
                new(RuleId.RolesMustAlternate, Severity.Error, Sources.Databricks),
                new(RuleId.FileMustNotBeTooLarge, Severity.None, Sources.Databricks),
                new(RuleId.FileMustFitOneUpload, Severity.None, Sources.Databricks),
                new(RuleId.DatasetMustFitQuota, Severity.None, Sources.Databricks),
            },
            new LimitSetting[0]),

        new("phi-silica", "LoRA for Phi Silica on Windows", TrainingMethod.Supervised, UserAssistant, "", Sources.PhiSilica,
            new RuleSetting[]
            {
                new(RuleId.FileNameMustEndInJsonl, Severity.None, Sources.PhiSilica), // train.json and test.json
                new(RuleId.FileMustNotBeTooLarge, Severity.None, Sources.PhiSilica),
                new(RuleId.FileMustFitOneUpload, Severity.None, Sources.PhiSilica),
                new(RuleId.DatasetMustFitQuota, Severity.None, Sources.PhiSilica),
            },
            new LimitSetting[0]),

        new("trl", "Hugging Face TRL, supervised", TrainingMethod.Supervised, RoleSet.Chat, "", Sources.Trl,
            new RuleSetting[]
            {
                new(RuleId.RecordKeysMustBeKnown, Severity.None, Sources.Trl),
                new(RuleId.MessageKeysMustBeKnown, Severity.Info, Sources.Trl),
                new(RuleId.FileNameMustEndInJsonl, Severity.None, Sources.Trl),
                new(RuleId.DatasetMustHaveEnoughRecords, Severity.None, Sources.Trl),
                new(RuleId.LastMessageMustBeFromAssistant, Severity.Warning, Sources.Trl),
                new(RuleId.FileMustNotBeTooLarge, Severity.None, Sources.Trl),
                new(RuleId.FileMustFitOneUpload, Severity.None, Sources.Trl),
                new(RuleId.DatasetMustFitQuota, Severity.None, Sources.Trl),
            },
            new LimitSetting[0]),
    };

    /// <summary>All profiles, the default first.</summary>
    public static IReadOnlyList<Profile> All { get; } = Array.AsReadOnly(Profiles);

    /// <summary>The profile when none is named: <c>foundry-phi</c>.</summary>
    public static Profile Default => Profiles[0];

    /// <summary>Looks up a profile by its name; case does not count.</summary>
    /// <returns>The profile, or null.</returns>
    public static Profile? Find(string name)
    {
        foreach (Profile profile in Profiles)
            if (string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase)) return profile;
        return null;
    }
}
