namespace Phi3Data.Rules;

/// <summary>PHI2026: every role is among <see cref="RuleOptions.Roles"/>. For <c>developer</c>, PHI2018 speaks.</summary>
static class RoleMustFitProfile
{
    /// <summary>Reports each message of another role.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        RoleSet roles = context.Options.Roles;
        if ((roles & RoleSet.Chat) == RoleSet.Chat) return;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role is Role.Unknown or Role.Developer || roles.Has(message.Role)) continue;
            context.Report(RuleId.RoleMustFitProfile, message.RoleValue, 0, (long)roles);
        }
    }
}
