namespace Phi3Data.Rules;

/// <summary>
/// PHI2019: <c>weight</c> stands on assistant messages only. ShareGPT trainers weigh every role and are not checked.
/// </summary>
static class WeightMustBeOnAssistant
{
    /// <summary>Reports each weight on a message of another role; null, which many writers put for none, passes.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (view.Format != RecordFormat.Messages) return;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Weight.Kind is JsonKind.Missing or JsonKind.Null) continue;
            // A role that cannot be read has a finding of its own.
            if (message.Role is not (Role.Assistant or Role.Unknown))
                context.Report(RuleId.WeightMustBeOnAssistant, message.Weight);
        }
    }
}
