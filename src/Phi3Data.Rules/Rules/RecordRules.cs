using System;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>What the rules say of a line.</summary>
enum LineVerdict : byte
{
    /// <summary>A record without a finding of error severity.</summary>
    Valid,
    /// <summary>A record with a finding of error severity, or a line that is no record.</summary>
    Invalid,
    /// <summary>A line of white space.</summary>
    Blank,
}

/// <summary>Parses one line after the other and runs the rules over each, in the order of their IDs. Serves one thread.</summary>
sealed class RecordRules
{
    private readonly RuleOptions options;
    private readonly ConversationParser parser;
    private readonly RuleScratch scratch = new();
    private readonly IConversationCounter? counter;

    /// <summary>Makes the rules ready to run.</summary>
    /// <param name="options">The rules' severities and limits.</param>
    /// <param name="counter">Counts tokens by the model of the options; without it the rules on tokens are silent.</param>
    public RecordRules(RuleOptions options, IConversationCounter? counter = null)
    {
        this.options = options;
        this.counter = counter;
        parser = new ConversationParser(options);
    }

    /// <summary>Whether valid records are counted.</summary>
    public bool CountsTokens => counter is not null;

    /// <summary>What the last valid record costs, where it was counted.</summary>
    public ConversationTokens Tokens { get; private set; }

    /// <summary>
    /// Whether records that are longer than what training sees pass without a finding, since somebody behind cuts or drops them.
    /// </summary>
    public bool PassesOverLength { get; init; }

    /// <summary>Whether somebody asks for the count of every record; if not, one that certainly fits need not be counted.</summary>
    public bool CountsAll { get; init; } = true;

    /// <summary>Checks one line.</summary>
    /// <param name="line">Its bytes without LF and without a byte order mark.</param>
    /// <param name="lineNumber">The number that findings carry.</param>
    /// <param name="format">How its file writes conversations.</param>
    /// <param name="findings">Where findings go.</param>
    /// <param name="view">The conversation when the verdict is valid; it lives until the next call.</param>
    public LineVerdict Check(
        ReadOnlySpan<byte> line, long lineNumber, RecordFormat format, FindingBuffer findings, out ConversationView view)
    {
        view = default;
        findings.StartRecord();
        var context = new RuleContext(line, lineNumber, options, findings, scratch);
        if (LineMustNotBeBlank.Check(ref context)) return LineVerdict.Blank;
        if (!parser.TryParse(format, ref context)) return LineVerdict.Invalid;

        var parsed = new ConversationView(line, parser.Slots);
        if (!RecordMustBeObject.Check(parsed, ref context) || !HasMessages(parsed, ref context)) return LineVerdict.Invalid;
        CheckMessages(parsed, ref context);
        if (findings.Worst == Severity.Error) return LineVerdict.Invalid;
        CheckTokens(parsed, ref context);
        if (findings.Worst == Severity.Error) return LineVerdict.Invalid;
        view = parsed;
        return LineVerdict.Valid;
    }

    /// <summary>Whether the messages lie where they must, so that there is something to look at.</summary>
    private static bool HasMessages(in ConversationView view, ref RuleContext context) => view.IsPreference
        ? PreferenceRecordMustBeComplete.Check(view, ref context)
        : RecordMustHaveMessages.Check(view, ref context) && MessagesMustBeNonEmptyArray.Check(view, ref context);

    /// <summary>Counts a record that breaks no other rule, and checks the rules on tokens alone.</summary>
    /// <param name="view">A record in messages format. Of its messages as a whole it need not say where they lie.</param>
    /// <param name="lineNumber">The number that findings carry.</param>
    /// <param name="findings">Where findings go.</param>
    public LineVerdict CheckTokens(in ConversationView view, long lineNumber, FindingBuffer findings)
    {
        Tokens = default;
        if (!CountsAll && counter!.IsCertainlyWithin(view.Line.Length, SmallestWindow)) return LineVerdict.Valid;
        Tokens = counter!.Count(view);
        if (!BreaksWindow(Tokens)) return LineVerdict.Valid;
        findings.StartRecord();
        var context = new RuleContext(view.Line, lineNumber, options, findings, scratch);
        parser.TryParse(RecordFormat.Messages, ref context);
        CheckWindows(new ConversationView(view.Line, parser.Slots), ref context);
        return findings.Worst == Severity.Error ? LineVerdict.Invalid : LineVerdict.Valid;
    }

    /// <summary>Preference records are two conversations, which no Phi model's training has a stated window for; they are not counted.</summary>
    private void CheckTokens(in ConversationView view, ref RuleContext context)
    {
        Tokens = default;
        if (counter is null || view.IsPreference) return;
        Tokens = counter.Count(view);
        if (BreaksWindow(Tokens)) CheckWindows(view, ref context);
    }

    private int SmallestWindow =>
        Math.Min(options.TrainingWindow ?? int.MaxValue, options.Model?.ContextTokens ?? int.MaxValue);

    /// <summary>Whether a rule on tokens may have something to say.</summary>
    private bool BreaksWindow(in ConversationTokens tokens) => tokens.Total > options.TrainingWindow
        ? !PassesOverLength
        : tokens.Total > options.Model?.ContextTokens;

    /// <summary>Of the three rules only the worst that is broken speaks: it says what the others would.</summary>
    private void CheckWindows(in ConversationView view, ref RuleContext context)
    {
        if (RecordMustFitContextWindow.Check(Tokens, view, ref context) && TruncationMustLeaveTrainedTokens.Check(Tokens, view, ref context))
            RecordMustFitTrainingWindow.Check(Tokens, view, counter!, ref context);
    }

    private static void CheckMessages(in ConversationView view, ref RuleContext context)
    {
        bool shaped = MessageMustBeObject.Check(view, ref context);
        shaped &= MessageMustHaveRole.Check(view, ref context);
        shaped &= RoleMustBeKnown.Check(view, ref context);
        MessageMustHaveContent.Check(view, ref context);
        ContentMustBeStringOrParts.Check(view, ref context);
        bool hasUser = false;
        // Rules on the order of roles would only repeat the fault when a role cannot be read.
        if (shaped)
        {
            RolesMustAlternate.Check(view, ref context);
            hasUser = ConversationMustHaveUser.Check(view, ref context);
            if (ConversationMustHaveAssistant.Check(view, ref context))
                LastMessageMustBeFromAssistant.Check(view, ref context);
            SystemMessageMustComeFirst.Check(view, ref context);
            FirstTurnMustBeFromUser.Check(view, ref context);
        }
        RecordKeysMustBeKnown.Check(view, ref context);
        MessageKeysMustBeKnown.Check(view, ref context);
        MessagesMustNotBeTooMany.Check(view, ref context);
        WeightMustBeZeroOrOne.Check(view, ref context);
        RoleMustFitFormat.Check(view, ref context);
        WeightMustBeOnAssistant.Check(view, ref context);
        if (shaped) RecordMustTrainSomething.Check(view, ref context);
        NameMustBeValid.Check(view, ref context);
        ContentPartsMustBeText.Check(view, ref context);
        ImagesMustNotBeTooMany.Check(view, ref context);
        WeightShouldBeNumber.Check(view, ref context);
        SystemMessageMustBePresent.Check(view, ref context);
        RoleMustFitProfile.Check(view, ref context);
        ToolsMustBeArray.Check(view, ref context);
        ToolMessageMustHaveCallId.Check(view, ref context);
        ToolCallIdMustBelongToCall.Check(view, ref context);
        CheckTools(view, ref context, shaped);
        if (shaped)
        {
            OutputMustBeFromAssistant.Check(view, ref context);
            OutputMessagesMustNotBeTooMany.Check(view, ref context);
            InputMustNotEndWithAssistant.Check(view, ref context);
            OutputsMustDiffer.Check(view, ref context);
            if (hasUser) LastMessageMustBeFromUser.Check(view, ref context);
        }
        AssistantContentMustNotBeEmpty.Check(view, ref context);
        ContentMustNotBeEmpty.Check(view, ref context);
        ContentMustNotBeStringifiedNull.Check(view, ref context);
        ContentMustNotBeTooLong.Check(view, ref context);
        ContentMustNotContainControlTokens.Check(view, ref context);
        TemplateMustNotDropTools.Check(view, ref context);
        SystemMessageMustReachModel.Check(view, ref context);
        ContentMustSuitTemplate.Check(view, ref context);
        ContentMustNotHoldPersonalData.Check(view, ref context);
        NamesMustReachModel.Check(view, ref context);
    }

    /// <summary>Runs the rules on tools over a record that has any. ShareGPT writes tools and calls as text.</summary>
    private static void CheckTools(in ConversationView view, ref RuleContext context, bool shaped)
    {
        RecordSlots slots = view.Slots;
        if (slots.Format != RecordFormat.Messages) return;
        if (slots.Tools.IsNone && slots.Functions.IsNone && !slots.HasCalls) return;
        ToolList tools = context.Scratch.Tools;
        tools.Read(view.Line, slots.Tools, context.Scratch.Scanner, context.Options.MaxTools);
        if (!tools.IsKnownSound)
        {
            int before = context.FindingCount;
            ToolMustBeFunction.Check(view, ref context);
            ToolsMustNotBeTooMany.Check(view, ref context);
            ToolParametersMustBeSchema.Check(view, ref context);
            ToolNamesMustBeUnique.Check(view, ref context);
            ToolNameMustBeValid.Check(view, ref context);
            tools.IsKnownSound = context.FindingCount == before;
        }
        if (slots.HasCalls)
        {
            ToolCallMustBeComplete.Check(view, ref context);
            ToolArgumentsMustBeJson.Check(view, ref context);
            CalledToolMustBeDeclared.Check(view, ref context);
            // Which message comes next is known only when every role can be read.
            if (shaped) ToolCallsMustBeAnswered.Check(view, ref context);
            ToolCallIdsMustBeUnique.Check(view, ref context);
            ToolCallsMustHaveTools.Check(view, ref context);
        }
        FunctionsMustBeTools.Check(view, ref context);
        if (slots.HasCalls) ToolArgumentsMustFitSchema.Check(view, ref context);
    }
}
