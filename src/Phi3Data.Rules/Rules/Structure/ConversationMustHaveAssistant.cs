namespace Phi3Data.Rules;

/// <summary>PHI2010: a conversation has an assistant message.</summary>
static class ConversationMustHaveAssistant
{
    /// <summary>Reports a conversation without.</summary>
    /// <returns>Whether it has one.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role == Role.Assistant) return true;
        }
        context.Report(RuleId.ConversationMustHaveAssistant, view.Slots.Messages);
        return false;
    }
}
