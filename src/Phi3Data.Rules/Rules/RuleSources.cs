namespace Phi3Data;

/// <summary>Who asks for each rule. What no service says is the project's own judgement, and no error unless bytes or JSON are unsound.</summary>
static class RuleSources
{
    /// <summary>The source of a rule and of its default severity.</summary>
    public static Source Of(RuleId rule) => rule switch
    {
        RuleId.LineMustBeValidUtf8 or RuleId.FileMustNotStartWithBom or RuleId.FileMustStartWithBom
            or RuleId.FileMustBeUtf8 or RuleId.FileMustBeText => Sources.AzureSdk,
        RuleId.LineMustNotBeBlank => Sources.Own,
        RuleId.FileMustNotBeEmpty => Sources.EmptyFile,
        RuleId.LinesMustEndWithLineFeed => Sources.ArrowJson,
        RuleId.FileNameMustEndInJsonl or RuleId.CompressedFileMustBeNamedGz => Sources.AssetsImport,

        RuleId.LineMustBeJson or RuleId.KeysMustBeUnique or RuleId.EscapesMustFormUnicode => Sources.Json,
        RuleId.RecordMustBeObject => Sources.OpenAiBom,
        RuleId.RecordsMustNotBeWrappedInArray => Sources.Cookbook,
        RuleId.RecordMustBeOnOneLine => Sources.ArrowJson,

        RuleId.RecordMustHaveMessages or RuleId.MessagesMustBeNonEmptyArray or RuleId.RecordKeysMustBeKnown
            or RuleId.RoleMustBeKnown or RuleId.RoleMustFitFormat or RuleId.MessageMustHaveContent
            or RuleId.WeightMustBeZeroOrOne or RuleId.WeightShouldBeNumber or RuleId.WeightMustBeOnAssistant
            or RuleId.ToolMustBeFunction or RuleId.ToolsMustBeArray => Sources.TypeSpec,
        RuleId.RolesMustAlternate or RuleId.ToolCallsMustBeAnswered => Sources.FoundrySchema20,
        RuleId.MessageMustBeObject or RuleId.MessageMustHaveRole or RuleId.MessageKeysMustBeKnown => Sources.Cookbook,
        RuleId.ContentMustBeStringOrParts => Sources.Samples,
        RuleId.ConversationMustHaveUser or RuleId.ConversationMustHaveAssistant or RuleId.LastMessageMustBeFromAssistant
            or RuleId.SystemMessageMustComeFirst or RuleId.FirstTurnMustBeFromUser
            or RuleId.AssistantContentMustNotBeEmpty or RuleId.ContentMustNotBeEmpty => Sources.Skill,
        RuleId.RecordMustTrainSomething => Sources.TrlZeroLoss,
        RuleId.NameMustBeValid or RuleId.ToolNamesMustBeUnique or RuleId.ToolNameMustBeValid
            or RuleId.ToolParametersMustBeSchema => Sources.Mistral,
        RuleId.ContentPartsMustBeText or RuleId.ImagesMustNotBeTooMany => Sources.AzureVision,
        RuleId.SystemMessageMustBePresent => Sources.AssetsDistillation,
        RuleId.RoleMustFitProfile => Sources.PhiSilica,

        RuleId.ToolsMustNotBeTooMany or RuleId.ContentMustNotBeTooLong => Sources.AzureQuotas,
        RuleId.ToolMessageMustHaveCallId or RuleId.ToolCallIdMustBelongToCall or RuleId.ToolCallMustBeComplete
            or RuleId.FunctionsMustBeTools => Sources.AzureFunctions,
        RuleId.ToolArgumentsMustBeJson => Sources.Samples,
        RuleId.ToolCallsMustHaveTools or RuleId.ContentMustNotBeStringifiedNull
            or RuleId.ContentMustNotHoldPersonalData => Sources.FoundryTraces,

        RuleId.PreferenceRecordMustBeComplete or RuleId.OutputMustBeFromAssistant => Sources.AzureDpo,
        RuleId.OutputMessagesMustNotBeTooMany or RuleId.InputMustNotEndWithAssistant => Sources.Together,
        RuleId.OutputsMustDiffer => Sources.Skill,
        RuleId.LastMessageMustBeFromUser or RuleId.GraderMustBeValid or RuleId.GraderSourceMustNotBeTooLong
            or RuleId.ReinforcementMustHaveValidation or RuleId.GraderReferencesMustExist => Sources.AzureRft,
        RuleId.GraderFieldsMustBePresent or RuleId.GraderFieldsMustKeepTheirType or RuleId.GraderFieldsMustVary => Sources.Skill,

        RuleId.ContentMustNotContainControlTokens => Sources.OpenAiTokens,
        RuleId.TemplateMustNotDropTools or RuleId.ContentMustSuitTemplate or RuleId.NamesMustReachModel => Sources.TrlTemplates,
        RuleId.SystemMessageMustReachModel => Sources.PhiSystem,

        RuleId.RecordMustFitTrainingWindow => Sources.AssetsChat,
        RuleId.TruncationMustLeaveTrainedTokens => Sources.TrlTruncation,
        RuleId.RecordMustFitContextWindow => Sources.AssetsModels,

        RuleId.TrainingMustFitQuota => Sources.AzureQuotas,
        RuleId.DatasetMustHaveEnoughRecords or RuleId.DatasetMustUseMessagesFormat => Sources.AzureSdk,
        RuleId.FileMustNotBeTooLarge or RuleId.ValidationMustHaveTrainingFormat
            or RuleId.ValidationMustUseToolsAsTraining or RuleId.RecordsMustBeOfOneKind => Sources.AzureSdk,
        RuleId.FileMustFitOneUpload => Sources.Skill,
        RuleId.DatasetMustFitQuota => Sources.AzureQuotas,
        RuleId.SystemMessagesMustBeConsistent or RuleId.AnswersMustNotConflict => Sources.PhiCookBook,
        RuleId.ValidationMustNotRepeatTraining or RuleId.RecordsMustNotBeInEvaluation => Sources.Leakage,
        RuleId.RecordOrderMustNotBiasSplit => Sources.AssetsSplit,
        RuleId.DatasetShouldHaveMoreRecords or RuleId.MethodMustFitModel => Sources.AzureOverview,
        RuleId.RecordsMustBeUnique or RuleId.RecordsMustNotBeNearDuplicates => Sources.PhiCookBook,
        RuleId.ModelMustBeAvailable => Sources.AzureRegions,
        _ => Sources.Own,
    };
}
