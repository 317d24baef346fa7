using System;
using System.Collections.Generic;
using Phi3Data.Rules;

namespace Phi3Data.Scanning;

/// <summary>
/// What a record in messages format must be so that no rule can report anything, compiled from the options once. A record that
/// is less is not at fault: it goes to the plain scanner and the rules, which alone judge.
/// </summary>
sealed class FineRecord
{
    /// <summary>Bytes of the shortest message: <c>{"role":"user","content":"a"}</c>.</summary>
    private const int ShortestMessage = 29;

    /// <summary>Containers inside each other: record, messages, message; and in one with calls, whose functions lie deepest.</summary>
    private const int Depth = 3, CallDepth = 6;

    /// <summary>
    /// The rules that a proof covers, in the order of their IDs: whatever their severity, a record that <see cref="LineProver"/>
    /// passes breaks none of them. A rule that is not here turns the vector path off while its severity is not none.
    /// </summary>
    private static readonly RuleId[] Proved =
    [
        RuleId.LineMustBeValidUtf8, RuleId.LineMustNotBeTooLong, RuleId.LineMustNotBeBlank, RuleId.LinesMustEndWithLineFeed,
        RuleId.LineMustBeJson, RuleId.RecordMustBeObject, RuleId.KeysMustBeUnique, RuleId.EscapesMustFormUnicode,
        RuleId.NestingMustNotBeTooDeep, RuleId.RecordsMustNotBeWrappedInArray, RuleId.RecordMustBeOnOneLine,
        RuleId.RecordMustHaveMessages, RuleId.MessagesMustBeNonEmptyArray, RuleId.RolesMustAlternate,
        RuleId.MessageMustBeObject, RuleId.MessageMustHaveRole, RuleId.RoleMustBeKnown, RuleId.MessageMustHaveContent,
        RuleId.ContentMustBeStringOrParts, RuleId.ConversationMustHaveUser, RuleId.ConversationMustHaveAssistant,
        RuleId.LastMessageMustBeFromAssistant, RuleId.SystemMessageMustComeFirst, RuleId.RecordKeysMustBeKnown,
        RuleId.MessageKeysMustBeKnown, RuleId.MessagesMustNotBeTooMany, RuleId.WeightMustBeZeroOrOne,
        RuleId.FirstTurnMustBeFromUser, RuleId.RoleMustFitFormat, RuleId.WeightMustBeOnAssistant,
        RuleId.RecordMustTrainSomething, RuleId.NameMustBeValid, RuleId.ContentPartsMustBeText,
        RuleId.ImagesMustNotBeTooMany, RuleId.WeightShouldBeNumber, RuleId.SystemMessageMustBePresent,
        RuleId.RoleMustFitProfile, RuleId.ToolsMustBeArray, RuleId.ToolMessageMustHaveCallId,
        RuleId.ToolCallIdMustBelongToCall, RuleId.ToolMustBeFunction, RuleId.ToolsMustNotBeTooMany,
        RuleId.ToolParametersMustBeSchema, RuleId.ToolNamesMustBeUnique, RuleId.ToolNameMustBeValid,
        RuleId.ToolCallMustBeComplete, RuleId.ToolArgumentsMustBeJson, RuleId.CalledToolMustBeDeclared,
        RuleId.ToolCallsMustBeAnswered, RuleId.ToolCallIdsMustBeUnique, RuleId.ToolCallsMustHaveTools,
        RuleId.FunctionsMustBeTools, RuleId.ToolArgumentsMustFitSchema, RuleId.PreferenceRecordMustBeComplete,
        RuleId.OutputMustBeFromAssistant, RuleId.OutputMessagesMustNotBeTooMany, RuleId.InputMustNotEndWithAssistant, RuleId.OutputsMustDiffer,
        RuleId.LastMessageMustBeFromUser, RuleId.AssistantContentMustNotBeEmpty, RuleId.ContentMustNotBeEmpty,
        RuleId.ContentMustNotBeStringifiedNull, RuleId.ContentMustNotBeTooLong, RuleId.ContentMustNotContainControlTokens,
        RuleId.TemplateMustNotDropTools, RuleId.SystemMessageMustReachModel, RuleId.ContentMustSuitTemplate,
        RuleId.ContentMustNotHoldPersonalData, RuleId.NamesMustReachModel,
    ];

    /// <summary>Rules on files, datasets and graders: <see cref="RecordRules"/> never reports them.</summary>
    private static readonly RuleId[] NotOnRecords =
    [
        RuleId.FileMustNotStartWithBom, RuleId.FileMustBeUtf8, RuleId.FileMustBeText, RuleId.FileMustNotBeEmpty,
        RuleId.CompressedFileMustBeNamedGz, RuleId.FileNameMustEndInJsonl, RuleId.FileMustStartWithBom,
        RuleId.DatasetMustHaveEnoughRecords, RuleId.RecordsMustBeUnique, RuleId.DatasetMustUseMessagesFormat,
        RuleId.DatasetShouldHaveMoreRecords, RuleId.RecordsMustNotBeNearDuplicates, RuleId.RecordsMustNotBeInEvaluation, RuleId.FileMustNotBeTooLarge,
        RuleId.FileMustFitOneUpload, RuleId.DatasetMustFitQuota,
        RuleId.ValidationMustHaveTrainingFormat, RuleId.RecordsMustBeOfOneKind, RuleId.ValidationMustUseToolsAsTraining,
        RuleId.SystemMessagesMustBeConsistent, RuleId.ModelMustBeAvailable, RuleId.MethodMustFitModel,
        RuleId.AnswersMustNotConflict, RuleId.ValidationMustNotRepeatTraining, RuleId.RecordOrderMustNotBiasSplit,
        RuleId.GraderMustBeValid, RuleId.GraderSourceMustNotBeTooLong, RuleId.GraderFieldsMustBePresent,
        RuleId.GraderFieldsMustKeepTheirType, RuleId.GraderFieldsMustVary, RuleId.ReinforcementMustHaveValidation,
        RuleId.GraderReferencesMustExist, RuleId.TrainingMustFitQuota,
    ];

    /// <summary>Rules on tokens: silent where records are not counted, and where they are, each that is passed is counted.</summary>
    private static readonly RuleId[] OnTokens =
    [
        RuleId.RecordMustFitTrainingWindow, RuleId.TruncationMustLeaveTrainedTokens, RuleId.RecordMustFitContextWindow,
    ];

    private FineRecord(RuleOptions options)
    {
        Options = options;
        MaxContacts = (int)options.GetLimit(Limit.MaxPersonalData);
        ChatTemplate? template = options.Template;
        SystemIsFine = options.Roles.Has(Role.System) && (template is null || template.Writes(Role.System));
        // A template drops tools, and breaks on content that is null: with one, the rules see for themselves.
        CallsAreFine = template is null && options.MaxDepth >= CallDepth;
        ToolIsFine = CallsAreFine && options.Roles.Has(Role.Tool);
        NameIsFine = template is null || options.GetSeverity(RuleId.NamesMustReachModel) == Severity.None;
        SystemIsNeeded = options.GetSeverity(RuleId.SystemMessageMustBePresent) != Severity.None;
        MayHoldBareTokens = options.GetSeverity(RuleId.ContentMustNotContainControlTokens) == Severity.None
            || !ContentMustNotContainControlTokens.HasBareTokens(template);
        MaxContentBytes = options.MaxContentCharacters - 2; // the rule counts the quotes before it counts characters
        MaxLineBytes = (int)Math.Min(options.MaxLineBytes, (long)options.MaxMessages * ShortestMessage);
    }

    /// <summary>The options.</summary>
    public RuleOptions Options { get; }

    /// <summary>Most addresses and telephone numbers.</summary>
    public int MaxContacts { get; }

    /// <summary>Whether a record may start with a system message.</summary>
    public bool SystemIsFine { get; }

    /// <summary>Whether a message may have a name.</summary>
    public bool NameIsFine { get; }

    /// <summary>Whether a record must start with a system message.</summary>
    public bool SystemIsNeeded { get; }

    /// <summary>Whether an assistant may call tools, then also without content.</summary>
    public bool CallsAreFine { get; }

    /// <summary>Whether messages of role tool may answer calls.</summary>
    public bool ToolIsFine { get; }

    /// <summary>
    /// Whether a line may hold control tokens without a bar, such as <c>&lt;s&gt;</c>, which the scan of strings does not look for.
    /// </summary>
    public bool MayHoldBareTokens { get; }

    /// <summary>Longest content between its quotes, in bytes: within the limit in characters, however it is written.</summary>
    public int MaxContentBytes { get; }

    /// <summary>Longest line in bytes: within the limit of lines, and too short for more messages than their limit.</summary>
    public int MaxLineBytes { get; }

    /// <summary>Compiles the options.</summary>
    /// <returns>
    /// The description; null when no record can be proved under them: the training is not supervised, the roles user or
    /// assistant are not taken, the depth is less than that of a message, or a rule is on that a proof does not cover.
    /// </returns>
    public static FineRecord? Compile(RuleOptions options)
    {
        if (options.Method != TrainingMethod.Supervised) return null;
        if (!options.Roles.Has(Role.User) || !options.Roles.Has(Role.Assistant) || options.MaxDepth < Depth) return null;
        foreach (RuleInfo rule in RuleCatalog.All)
        {
            if (!IsCovered(rule.Rule) && options.GetSeverity(rule.Rule) != Severity.None) return null;
        }
        return new FineRecord(options);
    }

    /// <summary>Whether a proof says that a rule is not broken, or the rule is not about records.</summary>
    public static bool IsCovered(RuleId rule) =>
        Array.IndexOf(Proved, rule) >= 0 || Array.IndexOf(NotOnRecords, rule) >= 0 || Array.IndexOf(OnTokens, rule) >= 0
        || RuleCatalog.Get(rule).Category == RuleCategory.Builders;
}
