using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI2111: a called function is one of the record's tools.</summary>
static class CalledToolMustBeDeclared
{
    /// <summary>
    /// Reports each call of another function. A record without tools has a finding of its own, and so has one with a tool
    /// whose name cannot be read, or with too many: of these nobody can say what they do not hold.
    /// </summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        ToolList tools = context.Scratch.Tools;
        if (tools.Count == 0 || !tools.NamesAreKnown) return;
        JsonScratch names = context.Scratch.Strings;
        names.Reset();
        names.Open(0, isObject: true);
        foreach (ref readonly ToolSlot tool in tools.Span)
            names.AddKey(view.Line, 0, tool.Name.Start + 1, tool.Name.Length - 2, tool.Name.Escaped);
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (!message.HasToolCalls) continue;
            var calls = new ToolWalker(view.Line, message.ToolCalls, context.Scratch.Scanner);
            while (calls.MoveNext())
            {
                JsonSlot name = calls.Current.Name;
                if (name.Kind == JsonKind.String && !names.HasKey(view.Line, 0, name.Start + 1, name.Length - 2, name.Escaped))
                    context.Report(RuleId.CalledToolMustBeDeclared, name);
            }
        }
    }
}
