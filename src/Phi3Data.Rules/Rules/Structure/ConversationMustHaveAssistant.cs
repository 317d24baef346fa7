namespace Phi3Data.Rules;

/// <summary>PHI2010: a conversation has an assistant message.</summary>
static class ConversationMustHaveAssistant
{
    /// <summary>Reports a conversation without. Says nothing of a record that has more messages than the limit.</summary>
    /// <returns>Whether it has one, as far as one can see.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        if (view.Slots.StoredMessages < view.Slots.MessageCount) return true;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role == Role.Assistant) return true;
        }
        context.Report(RuleId.ConversationMustHaveAssistant, view.Slots.Messages);
        return false;
    }
}
