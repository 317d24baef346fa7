using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI2205: the two outputs of a preference record are different JSON values.</summary>
static class OutputsMustDiffer
{
    /// <summary>
    /// Reports a non-preferred output that is the preferred one again; spacing, the order of keys and the choice of escapes do
    /// not count.
    /// </summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (!view.IsPreference) return;
        RecordSlots slots = view.Slots;
        if (AreSurelyDifferent(view.Line, slots.GetPart(RecordPart.Preferred), slots.GetPart(RecordPart.NonPreferred))) return;
        ReadOnlySpan<byte> preferred = slots.Preferred.Raw(view.Line), other = slots.NonPreferred.Raw(view.Line);
        JsonValueHash hash = context.Scratch.ValueHash;
        if (preferred.SequenceEqual(other)
            || hash.Compute(preferred, context.Scratch.Scanner) == hash.Compute(other, context.Scratch.Scanner))
            context.Report(RuleId.OutputsMustDiffer, slots.NonPreferred);
    }

    /// <summary>Whether a look at roles and texts tells them apart, as it nearly always does.</summary>
    private static bool AreSurelyDifferent(
        ReadOnlySpan<byte> line, ReadOnlySpan<MessageSlot> a, ReadOnlySpan<MessageSlot> b)
    {
        if (a.Length != b.Length) return true;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i].Role != b[i].Role || a[i].Content.Kind != b[i].Content.Kind) return true;
            if (a[i].Content.Kind == JsonKind.String && !SameText(line, a[i].Content, b[i].Content)) return true;
        }
        return false;
    }

    private static bool SameText(ReadOnlySpan<byte> line, in JsonSlot a, in JsonSlot b) => a.Escaped || b.Escaped
        ? JsonString.SameText(a.Raw(line), b.Raw(line))
        : a.Raw(line).SequenceEqual(b.Raw(line));
}
