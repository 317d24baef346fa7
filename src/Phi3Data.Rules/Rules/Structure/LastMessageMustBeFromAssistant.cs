namespace Phi3Data.Rules;

/// <summary>PHI2011: the last message is the assistant's, text or tool call. Of supervised training only.</summary>
static class LastMessageMustBeFromAssistant
{
    /// <summary>Reports a last message of another role. Says nothing of a record that has more messages than the limit.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        RecordSlots slots = view.Slots;
        if (context.Options.Method != TrainingMethod.Supervised) return;
        if (slots.StoredMessages < slots.MessageCount) return;
        ref readonly MessageSlot last = ref slots.StoredSpan[slots.StoredMessages - 1];
        if (last.Role != Role.Assistant) context.Report(RuleId.LastMessageMustBeFromAssistant, last.RoleValue);
    }
}
