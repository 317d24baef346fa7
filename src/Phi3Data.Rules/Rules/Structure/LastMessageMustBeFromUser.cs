using System;

namespace Phi3Data.Rules;

/// <summary>PHI2210: the last message of a record for reinforcement is the user's: the model answers it in training.</summary>
static class LastMessageMustBeFromUser
{
    /// <summary>Reports a last message of another role. Says nothing of a record that has more messages than the limit.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        RecordSlots slots = view.Slots;
        if (context.Options.Method != TrainingMethod.Reinforcement || slots.StoredMessages < slots.MessageCount) return;
        ReadOnlySpan<MessageSlot> messages = slots.StoredSpan;
        ref readonly MessageSlot last = ref messages[messages.Length - 1];
        if (last.Role == Role.User) return;
        OtherFormat seeming = last.Role == Role.Assistant ? OtherFormats.RecogniseAnswered(view) : OtherFormat.None;
        context.Report(RuleId.LastMessageMustBeFromUser, last.RoleValue, (long)seeming);
    }
}
