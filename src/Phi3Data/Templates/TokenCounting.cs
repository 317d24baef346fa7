using System;

namespace Phi3Data;

/// <summary>What a run counts tokens with; makes a counter for each thread.</summary>
/// <param name="CreateCounter">Makes the tokenizer of one thread.</param>
/// <param name="Template">The chat template.</param>
/// <param name="Options">Whose rules count.</param>
sealed record TokenCounting(Func<ITokenCounter> CreateCounter, ChatTemplate Template, TemplateOptions Options)
{
    private static readonly RuleId[] TokenRules =
    [
        RuleId.RecordMustFitTrainingWindow, RuleId.TruncationMustLeaveTrainedTokens, RuleId.RecordMustFitContextWindow,
        RuleId.TrainingMustFitQuota,
    ];

    /// <summary>
    /// What the rules ask to count with: the template and its vocabulary. Null when neither a model nor a template is named, when every rule on
    /// tokens is off, and for preference records, which are not counted.
    /// </summary>
    public static TokenCounting? For(RuleOptions rules) =>
        rules.Template is ChatTemplate template && rules.Method != TrainingMethod.Preference
        && Array.Exists(TokenRules, rule => rules.GetSeverity(rule) != Severity.None) ? Of(template) : null;

    /// <summary>The built-in vocabulary of a template, counted by the default rules.</summary>
    public static TokenCounting Of(ChatTemplate template) =>
        new(() => Tokenizers.Get(template.Tokenizer).CreateCounter(), template, TemplateOptions.Default);

    /// <summary>Makes a counter for one thread.</summary>
    public ConversationTokenCounter Create() => new(CreateCounter(), Template, Options);
}
