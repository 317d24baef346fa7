namespace Phi3Data.Rules;

/// <summary>PHI2002: <c>messages</c> is an array with at least one message.</summary>
static class MessagesMustBeNonEmptyArray
{
    /// <summary>Reports another type, or an empty array.</summary>
    /// <returns>Whether there are messages.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        RecordSlots slots = view.Slots;
        if (slots.Messages.Kind == JsonKind.Array && slots.MessageCount > 0) return true;
        context.Report(
            RuleId.MessagesMustBeNonEmptyArray, slots.Messages, (long)slots.Messages.Kind, (long)slots.Format);
        return false;
    }
}
