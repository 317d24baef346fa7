namespace Phi3Data.Rules;

/// <summary>PHI2025: a record has a system message, where a profile asks for one. Off by default.</summary>
static class SystemMessageMustBePresent
{
    /// <summary>Reports a record without one, at its messages.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (context.Options.GetSeverity(RuleId.SystemMessageMustBePresent) == Severity.None) return;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role is Role.System or Role.Developer) return;
        }
        context.Report(RuleId.SystemMessageMustBePresent, view.Slots.Messages.Start, 0);
    }
}
