namespace Phi3Data.Rules;

/// <summary>PHI2006: a role is one that services know; the message suggests the nearest one.</summary>
static class RoleMustBeKnown
{
    /// <summary>Reports each unknown role. <c>developer</c> is known; PHI2018 says where it does not belong.</summary>
    /// <returns>Whether all are known.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        bool all = true;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.RoleValue.Kind != JsonKind.String || message.Role != Role.Unknown) continue;
            context.Report(RuleId.RoleMustBeKnown, message.RoleValue, 0, (long)view.Format);
            all = false;
        }
        return all;
    }
}
