namespace Phi3Data.Rules;

/// <summary>PHI2012: there is at most one system message, and it comes first; in a preference record, in its input.</summary>
static class SystemMessageMustComeFirst
{
    /// <summary>Reports each system message at another place than the first.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        int place = 0;
        foreach (ref readonly MessageSlot message in view.Slots.ConversationSpan)
        {
            place++;
            if (place > 1 && message.Role == Role.System)
                context.Report(RuleId.SystemMessageMustComeFirst, message.RoleValue, place);
        }
    }
}
