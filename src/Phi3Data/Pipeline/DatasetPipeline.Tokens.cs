using System;
using System.Collections.Generic;
using System.Linq;

namespace Phi3Data;

public sealed partial class DatasetPipeline
{
    /// <summary>Where one of these is no error, a valid record may have more tokens than bytes.</summary>
    private static readonly RuleId[] BoundingRules =
    [
        RuleId.LineMustBeValidUtf8, RuleId.MessageMustBeObject, RuleId.MessageMustHaveRole, RuleId.MessageMustHaveContent,
    ];

    /// <summary>
    /// Counts tokens with another tokenizer than the model's, by another template than its current one, or by other rules.
    /// </summary>
    /// <param name="createCounter">Makes the tokenizer of one thread; null for that of the template.</param>
    /// <param name="template">The chat template; null for that of the rules' model.</param>
    /// <param name="options">Whose rules count; null for the defaults.</param>
    /// <remarks>
    /// Every valid record is counted once, on all threads, as soon as the rules name a model: the rules on tokens run then, and
    /// <see cref="RecordContext.Tokens"/> is filled. Only where neither a sink, a stage of the caller's nor
    /// <see cref="RuleId.TrainingMustFitQuota"/> needs the count, a record that is too small to break a rule is passed uncounted. Without a model, <see cref="RunAsync"/> throws
    /// <see cref="InvalidOperationException"/> when there is something to count and no template.
    /// </remarks>
    public DatasetPipeline WithTokenizer(
        Func<ITokenCounter>? createCounter, ChatTemplate? template = null, TemplateOptions? options = null) =>
        new(sources, settings with { Tokenizer = createCounter, Template = template, TemplateOptions = options });

    /// <summary>Hands the count of every valid record to a sink, in the order of the input, as it was read.</summary>
    public DatasetPipeline CountTokens(IRecordTokenSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        return new(sources, settings with { TokenSink = sink });
    }

    /// <summary>
    /// Drops or shortens records that are longer than <see cref="RuleOptions.TrainingWindow"/>, before all other stages.
    /// </summary>
    public DatasetPipeline WhenOverLength(OverLength action) => new(sources, settings with { OverLength = action });

    private TokenRun? CreateTokenRun()
    {
        bool isAsked = settings.TokenSink is not null || settings.OverLength != OverLength.Keep || settings.Tokenizer is not null
            || settings.Template is not null;
        if (settings.Rules.Method == TrainingMethod.Preference || (!isAsked && TokenCounting.For(settings.Rules) is null)) return null;
        ChatTemplate template = settings.Template ?? settings.Rules.Template
            ?? throw new InvalidOperationException("Tokens are counted by a chat template: name one, or a model in the rules.");
        TokenCounting counting = TokenCounting.Of(template);
        if (settings.Tokenizer is not null) counting = counting with { CreateCounter = settings.Tokenizer };
        if (settings.TemplateOptions is not null) counting = counting with { Options = settings.TemplateOptions };
        bool passes = settings.OverLength != OverLength.Keep && settings.Rules.TrainingWindow is not null;
        bool countsAll = settings.TokenSink is not null || settings.Stages.Any(stage => stage is not (ExactDeduplicator or NearDeduplicator))
            || !IsWithinQuota(template);
        return new TokenRun(counting, settings.TokenSink, passes, countsAll);
    }

    /// <summary>
    /// Whether the training data is certainly within the quota of tokens, since it has no more bytes: each record of a template without
    /// a long prologue has fewer tokens than bytes.
    /// </summary>
    private bool IsWithinQuota(ChatTemplate template)
    {
        RuleOptions rules = settings.Rules;
        if (rules.GetSeverity(RuleId.TrainingMustFitQuota) == Severity.None) return true;
        if (TemplateProgram.Of(template).MostExtraTokens > 0) return false;
        if (Array.Exists(BoundingRules, rule => rules.GetSeverity(rule) != Severity.Error)) return false;
        long left = rules.GetLimit(Limit.MaxJobTokens) / rules.GetLimit(Limit.Epochs);
        foreach (DatasetSource source in sources)
        {
            if (source.FindPlainBytes() is not long bytes || (left -= bytes) < 0) return false;
        }
        return true;
    }

    private IEnumerable<IRecordStage> CreateOverLengthStages(TokenRun? tokens)
    {
        if (tokens is { PassesOverLength: true } && settings.Rules.TrainingWindow is int window)
            yield return new OverLengthStage(settings.OverLength == OverLength.Truncate, window, tokens.Counting);
    }
}

/// <summary>What a run counts tokens with, and for whom.</summary>
/// <param name="Counting">Makes the counters.</param>
/// <param name="Sink">Who wants each record's count; null for nobody.</param>
/// <param name="PassesOverLength">Whether a stage sees to records that are too long, so that the rules need not.</param>
/// <param name="CountsAll">Whether somebody needs the count of every record.</param>
sealed record TokenRun(TokenCounting Counting, IRecordTokenSink? Sink, bool PassesOverLength, bool CountsAll);
