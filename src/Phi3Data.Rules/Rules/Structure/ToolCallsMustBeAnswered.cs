using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>
/// PHI2112: every call is answered by a tool message before the next message of another role. Calls that end the record are
/// fine: there the call itself is what the model learns.
/// </summary>
static class ToolCallsMustBeAnswered
{
    /// <summary>
    /// Reports the id of each call without an answer. Where an answer's id is missing or belongs to no call, that finding
    /// stands alone: most likely it is the answer in question. Takes time linear in the line.
    /// </summary>
    /// <remarks>
    /// The outputs of a preference record go on from its input: calls at the input's end must be answered there, unless an
    /// output starts with an answer, of which PHI2103 speaks.
    /// </remarks>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        RecordSlots slots = view.Slots;
        if (!slots.IsPreference)
        {
            CheckPart(view, slots.StoredSpan, mayEndWithCalls: true, ref context);
            return;
        }
        ReadOnlySpan<MessageSlot> preferred = slots.GetPart(RecordPart.Preferred);
        ReadOnlySpan<MessageSlot> other = slots.GetPart(RecordPart.NonPreferred);
        bool goesOn = StartsWithAnswer(preferred) || StartsWithAnswer(other);
        CheckPart(view, slots.ConversationSpan, mayEndWithCalls: goesOn, ref context);
        CheckPart(view, preferred, mayEndWithCalls: true, ref context);
        CheckPart(view, other, mayEndWithCalls: true, ref context);
    }

    private static bool StartsWithAnswer(ReadOnlySpan<MessageSlot> output) => output.Length > 0 && output[0].Role == Role.Tool;

    private static void CheckPart(
        in ConversationView view, ReadOnlySpan<MessageSlot> messages, bool mayEndWithCalls, ref RuleContext context)
    {
        for (int i = 0; i < messages.Length; i++)
        {
            if (!messages[i].HasToolCalls) continue;
            int end = i + 1;
            while (end < messages.Length && messages[end].Role == Role.Tool) end++;
            if (end == messages.Length && mayEndWithCalls) return;
            ReadOnlySpan<MessageSlot> answers = messages.Slice(i + 1, end - i - 1);
            if (HasStray(view, messages[i].ToolCalls, answers, ref context)) continue;
            ReportUnanswered(view, messages[i].ToolCalls, answers, ref context);
        }
    }

    /// <summary>Whether an answer belongs to none of the calls.</summary>
    private static bool HasStray(
        in ConversationView view, JsonSlot toolCalls, ReadOnlySpan<MessageSlot> answers, ref RuleContext context)
    {
        if (answers.IsEmpty) return false;
        JsonScratch ids = EmptySet(ref context);
        var calls = new ToolWalker(view.Line, toolCalls, context.Scratch.Scanner);
        while (calls.MoveNext())
        {
            JsonSlot id = calls.Current.Id;
            if (id.Kind == JsonKind.String) ids.AddKey(view.Line, 0, id.Start + 1, id.Length - 2, id.Escaped);
        }
        foreach (ref readonly MessageSlot answer in answers)
        {
            JsonSlot id = answer.ToolCallId;
            if (id.Kind != JsonKind.String) return true;
            if (!ids.HasKey(view.Line, 0, id.Start + 1, id.Length - 2, id.Escaped)) return true;
        }
        return false;
    }

    private static void ReportUnanswered(
        in ConversationView view, JsonSlot toolCalls, ReadOnlySpan<MessageSlot> answers, ref RuleContext context)
    {
        JsonScratch ids = EmptySet(ref context);
        foreach (ref readonly MessageSlot answer in answers)
        {
            JsonSlot id = answer.ToolCallId;
            ids.AddKey(view.Line, 0, id.Start + 1, id.Length - 2, id.Escaped);
        }
        var calls = new ToolWalker(view.Line, toolCalls, context.Scratch.Scanner);
        while (calls.MoveNext())
        {
            JsonSlot id = calls.Current.Id;
            if (id.Kind == JsonKind.String && !ids.HasKey(view.Line, 0, id.Start + 1, id.Length - 2, id.Escaped))
                context.Report(RuleId.ToolCallsMustBeAnswered, id);
        }
    }

    private static JsonScratch EmptySet(ref RuleContext context)
    {
        JsonScratch set = context.Scratch.Strings;
        set.Reset();
        set.Open(0, isObject: true);
        return set;
    }
}
