namespace Phi3Data.Rules;

/// <summary>
/// PHI2010: a conversation has an assistant message. In preference training the outputs have one (PHI2202), and in reinforcement
/// the model answers itself.
/// </summary>
static class ConversationMustHaveAssistant
{
    /// <summary>Reports a conversation without. Says nothing of a record that has more messages than the limit.</summary>
    /// <returns>Whether it has one, as far as one can see, or needs none.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        if (context.Options.Method != TrainingMethod.Supervised) return true;
        if (view.Slots.StoredMessages < view.Slots.MessageCount) return true;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role == Role.Assistant) return true;
        }
        context.Report(
            RuleId.ConversationMustHaveAssistant, view.Slots.Messages, (long)OtherFormats.RecogniseUnanswered(view));
        return false;
    }
}
