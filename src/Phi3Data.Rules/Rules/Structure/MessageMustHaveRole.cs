namespace Phi3Data.Rules;

/// <summary>PHI2005: a message has a role, and it is a string.</summary>
static class MessageMustHaveRole
{
    /// <summary>Reports each message without.</summary>
    /// <returns>Whether all have one.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        bool all = true;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Value.Kind != JsonKind.Object || message.RoleValue.Kind == JsonKind.String) continue;
            JsonSlot at = message.RoleValue.Kind == JsonKind.Missing ? message.Value : message.RoleValue;
            context.Report(RuleId.MessageMustHaveRole, at, (long)message.RoleValue.Kind);
            all = false;
        }
        return all;
    }
}
