namespace Phi3Data.Rules;

/// <summary>PHI2006: a role is one that services know; the message suggests the nearest one.</summary>
static class RoleMustBeKnown
{
    /// <summary>Reports each unknown role, and <c>developer</c>, which chat fine-tuning does not take.</summary>
    /// <returns>Whether all are known.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        bool all = true;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.RoleValue.Kind != JsonKind.String) continue;
            if (message.Role is not (Role.Unknown or Role.Developer)) continue;
            context.Report(RuleId.RoleMustBeKnown, message.RoleValue, 0, (long)view.Format);
            all = false;
        }
        return all;
    }
}
