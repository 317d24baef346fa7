using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI2113: no two calls of a record have the same id.</summary>
static class ToolCallIdsMustBeUnique
{
    /// <summary>Reports each id that an earlier call has. Takes time linear in the line.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        JsonScratch ids = context.Scratch.Strings;
        ids.Reset();
        ids.Open(0, isObject: true);
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (!message.HasToolCalls) continue;
            var calls = new ToolWalker(view.Line, message.ToolCalls, context.Scratch.Scanner);
            while (calls.MoveNext())
            {
                JsonSlot id = calls.Current.Id;
                if (id.Kind == JsonKind.String && !ids.AddKey(view.Line, 0, id.Start + 1, id.Length - 2, id.Escaped))
                    context.Report(RuleId.ToolCallIdsMustBeUnique, id);
            }
        }
    }
}
