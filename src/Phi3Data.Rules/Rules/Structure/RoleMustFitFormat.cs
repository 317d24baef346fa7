namespace Phi3Data.Rules;

/// <summary>PHI2018: no role belongs to another kind of training: <c>developer</c> stands in reinforcement rows only.</summary>
static class RoleMustFitFormat
{
    /// <summary>Reports each <c>developer</c> message. ShareGPT does not know the role at all; there PHI2006 says so.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (context.Options.Roles.Has(Role.Developer) || context.Options.Method == TrainingMethod.Reinforcement) return;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role == Role.Developer) context.Report(RuleId.RoleMustFitFormat, message.RoleValue);
        }
    }
}
