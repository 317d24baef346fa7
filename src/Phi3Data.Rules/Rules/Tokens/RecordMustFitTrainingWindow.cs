namespace Phi3Data.Rules;

/// <summary>PHI4001: a record has no more tokens than training sees of it. What is behind them is cut off without a word.</summary>
static class RecordMustFitTrainingWindow
{
    /// <summary>Reports a longer record at the message in which the cut falls.</summary>
    public static void Check(
        in ConversationTokens tokens, in ConversationView view, IConversationCounter counter, ref RuleContext context)
    {
        if (context.Options.TrainingWindow is not int window || tokens.Total <= window) return;
        JsonSlot message = view.Slots.StoredSpan[counter.FindMessage(window)].Value;
        context.Report(RuleId.RecordMustFitTrainingWindow, message, tokens.Total, WindowText.Pack(window, 0));
    }
}
