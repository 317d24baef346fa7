using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI2113: no two calls of a record have the same id.</summary>
static class ToolCallIdsMustBeUnique
{
    /// <summary>
    /// Reports each id that an earlier call has. The two outputs of a preference record go on from the same input, each by
    /// itself, and may use the same ids. Takes time linear in the line.
    /// </summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        RecordSlots slots = view.Slots;
        context.Scratch.Strings.Reset();
        context.Scratch.Strings.Open(0, isObject: true);
        AddIds(view, slots.ConversationSpan, report: true, ref context);
        if (!slots.IsPreference) return;
        AddIds(view, slots.GetPart(RecordPart.Preferred), report: true, ref context);
        context.Scratch.Strings.Reset();
        context.Scratch.Strings.Open(0, isObject: true);
        AddIds(view, slots.ConversationSpan, report: false, ref context);
        AddIds(view, slots.GetPart(RecordPart.NonPreferred), report: true, ref context);
    }

    private static void AddIds(
        in ConversationView view, ReadOnlySpan<MessageSlot> messages, bool report, ref RuleContext context)
    {
        JsonScratch ids = context.Scratch.Strings;
        foreach (ref readonly MessageSlot message in messages)
        {
            if (!message.HasToolCalls) continue;
            var calls = new ToolWalker(view.Line, message.ToolCalls, context.Scratch.Scanner);
            while (calls.MoveNext())
            {
                JsonSlot id = calls.Current.Id;
                if (id.Kind == JsonKind.String && !ids.AddKey(view.Line, 0, id.Start + 1, id.Length - 2, id.Escaped) && report)
                    context.Report(RuleId.ToolCallIdsMustBeUnique, id);
            }
        }
    }
}
