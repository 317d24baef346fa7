using System;

namespace Phi3Data.Rules;

/// <summary>
/// PHI2202: the outputs of a preference record are messages of the assistant and of the tools it calls, at least one of them the
/// assistant's.
/// </summary>
static class OutputMustBeFromAssistant
{
    /// <summary>Reports each message of another role; where there is none, an output without the assistant.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (!view.IsPreference) return;
        CheckOutput(view.Slots, RecordPart.Preferred, view.Slots.Preferred, ref context);
        CheckOutput(view.Slots, RecordPart.NonPreferred, view.Slots.NonPreferred, ref context);
    }

    private static void CheckOutput(RecordSlots slots, RecordPart part, in JsonSlot output, ref RuleContext context)
    {
        bool others = false, assistant = false;
        ReadOnlySpan<MessageSlot> messages = slots.GetPart(part);
        foreach (ref readonly MessageSlot message in messages)
        {
            assistant |= message.Role == Role.Assistant;
            if (message.Role is Role.Assistant or Role.Tool or Role.Unknown) continue;
            context.Report(RuleId.OutputMustBeFromAssistant, message.RoleValue, found: 1);
            others = true;
        }
        // Messages above the limit have no slot: the assistant's may be among them.
        if (!others && !assistant && messages.Length == slots.CountPart(part))
            context.Report(RuleId.OutputMustBeFromAssistant, output);
    }
}
