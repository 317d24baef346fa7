namespace Phi3Data.Rules;

/// <summary>PHI2009: a conversation has a user message.</summary>
static class ConversationMustHaveUser
{
    /// <summary>Reports a conversation without. Says nothing of a record that has more messages than the limit.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (view.Slots.StoredMessages < view.Slots.MessageCount) return;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role == Role.User) return;
        }
        context.Report(RuleId.ConversationMustHaveUser, view.Slots.Messages);
    }
}
