namespace Phi3Data.Rules;

/// <summary>PHI2009: a conversation has a user message; of a preference record, its input.</summary>
static class ConversationMustHaveUser
{
    /// <summary>Reports a conversation without. Says nothing of a record that has more messages than the limit.</summary>
    /// <returns>Whether it has one, as far as one can see.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        if (view.Slots.StoredMessages < view.Slots.MessageCount) return true;
        foreach (ref readonly MessageSlot message in view.Slots.ConversationSpan)
        {
            if (message.Role == Role.User) return true;
        }
        context.Report(RuleId.ConversationMustHaveUser, view.Slots.Messages);
        return false;
    }
}
