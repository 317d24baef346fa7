using System;

namespace Phi3Data.Rules;

/// <summary>
/// PHI2016: <c>weight</c> is the integer 0 or 1. So pass the strings "0" and "1", which the API's own types
/// allow, and null, which many writers put for none.
/// </summary>
static class WeightMustBeZeroOrOne
{
    /// <summary>Reports each other weight.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Weight.Kind is JsonKind.Missing or JsonKind.Null) continue;
            ReadOnlySpan<byte> raw = message.Weight.Raw(view.Line);
            if (!raw.SequenceEqual("0"u8) && !raw.SequenceEqual("1"u8))
                context.Report(RuleId.WeightMustBeZeroOrOne, message.Weight);
        }
    }
}
