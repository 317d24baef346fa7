namespace Phi3Data.Rules;

/// <summary>
/// PHI2003: no two messages in a row have the same role. Several tool results after one another are fine. Each part of a
/// preference record is a row of its own.
/// </summary>
static class RolesMustAlternate
{
    /// <summary>Reports each message of the same role as the one before. System messages have a rule of their own.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        Role before = Role.Unknown;
        RecordPart part = default;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role == before && message.Part == part && message.Role is Role.User or Role.Assistant)
                context.Report(RuleId.RolesMustAlternate, message.RoleValue);
            before = message.Role;
            part = message.Part;
        }
    }
}
