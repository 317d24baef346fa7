namespace Phi3Data.Rules;

/// <summary>
/// PHI4002: what training sees of a record holds a token that is trained. A record whose answers are all cut off teaches nothing,
/// and its loss is not a number in some trainers.
/// </summary>
static class TruncationMustLeaveTrainedTokens
{
    /// <summary>Reports a record whose trained tokens all stand behind the window.</summary>
    /// <returns>False when it was reported.</returns>
    public static bool Check(in ConversationTokens tokens, in ConversationView view, ref RuleContext context)
    {
        if (context.Options.TrainingWindow is not int window || tokens.BeforeTrained < window) return true;
        if (context.Options.GetSeverity(RuleId.TruncationMustLeaveTrainedTokens) == Severity.None) return true;
        context.Report(RuleId.TruncationMustLeaveTrainedTokens, view.Slots.Messages, tokens.BeforeTrained + 1, window);
        return false;
    }
}
