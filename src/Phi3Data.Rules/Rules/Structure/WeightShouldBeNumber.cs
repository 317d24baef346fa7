namespace Phi3Data.Rules;

/// <summary>PHI2024: <c>weight</c> is written as a number, not as the string "0" or "1".</summary>
static class WeightShouldBeNumber
{
    /// <summary>Reports each such string; any other is PHI2016's.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Weight.Kind != JsonKind.String || message.Weight.Length != 3) continue;
            if (message.Weight.Raw(view.Line)[0] is (byte)'0' or (byte)'1')
                context.Report(RuleId.WeightShouldBeNumber, message.Weight);
        }
    }
}
