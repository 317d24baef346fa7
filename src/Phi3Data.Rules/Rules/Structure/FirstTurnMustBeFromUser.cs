namespace Phi3Data.Rules;

/// <summary>PHI2017: the first message that is not the system's is the user's.</summary>
static class FirstTurnMustBeFromUser
{
    /// <summary>Reports a conversation that starts with someone else. A developer message stands for a system message.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.ConversationSpan)
        {
            if (message.Role is Role.System or Role.Developer) continue;
            if (message.Role != Role.User) Report(view, message, ref context);
            return;
        }
    }

    /// <summary>Without any user message PHI2009 says all there is to say.</summary>
    private static void Report(in ConversationView view, in MessageSlot first, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.ConversationSpan)
        {
            if (message.Role != Role.User) continue;
            context.Report(RuleId.FirstTurnMustBeFromUser, first.RoleValue);
            return;
        }
    }
}
