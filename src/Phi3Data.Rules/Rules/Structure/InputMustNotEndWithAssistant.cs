using System;

namespace Phi3Data.Rules;

/// <summary>PHI2204: the input of a preference record does not end with the assistant, whose turn the outputs are.</summary>
static class InputMustNotEndWithAssistant
{
    /// <summary>Reports an input that does. Says nothing of one that has more messages than the limit.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (!view.IsPreference) return;
        ReadOnlySpan<MessageSlot> input = view.Slots.GetPart(RecordPart.Input);
        if (input.Length == 0 || input.Length < view.Slots.CountPart(RecordPart.Input)) return;
        ref readonly MessageSlot last = ref input[input.Length - 1];
        if (last.Role == Role.Assistant) context.Report(RuleId.InputMustNotEndWithAssistant, last.RoleValue);
    }
}
