namespace Phi3Data.Rules;

/// <summary>PHI2114: a record with calls lists its tools.</summary>
static class ToolCallsMustHaveTools
{
    /// <summary>
    /// Reports the first calls of a record whose <c>tools</c> are missing, null or empty. Tools in the deprecated
    /// <c>functions</c>, or of another type, have findings of their own.
    /// </summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        RecordSlots slots = view.Slots;
        if (!slots.Tools.IsNone || !slots.Functions.IsNone) return;
        foreach (ref readonly MessageSlot message in slots.StoredSpan)
        {
            if (!message.HasToolCalls) continue;
            context.Report(RuleId.ToolCallsMustHaveTools, message.ToolCalls);
            return;
        }
    }
}
