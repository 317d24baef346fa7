namespace Phi3Data.Rules;

/// <summary>PHI2203: each output of a preference record has at most <see cref="Limit.MaxOutputMessages"/> messages.</summary>
static class OutputMessagesMustNotBeTooMany
{
    /// <summary>Reports each output that has more.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (!view.IsPreference) return;
        RecordSlots slots = view.Slots;
        long limit = context.Options.GetLimit(Limit.MaxOutputMessages);
        CheckOutput(slots.CountPart(RecordPart.Preferred), limit, slots.Preferred, ref context);
        CheckOutput(slots.CountPart(RecordPart.NonPreferred), limit, slots.NonPreferred, ref context);
    }

    private static void CheckOutput(long messages, long limit, in JsonSlot output, ref RuleContext context)
    {
        if (messages > limit) context.Report(RuleId.OutputMessagesMustNotBeTooMany, output, messages, limit);
    }
}
