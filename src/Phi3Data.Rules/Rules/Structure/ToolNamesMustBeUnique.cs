using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI2107: no two tools have the same name.</summary>
static class ToolNamesMustBeUnique
{
    /// <summary>Reports each name that an earlier tool has. Names are compared by what they decode to.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        JsonScratch names = context.Scratch.Strings;
        names.Reset();
        names.Open(0, isObject: true);
        foreach (ref readonly ToolSlot tool in context.Scratch.Tools.Span)
        {
            JsonSlot name = tool.Name;
            if (name.Kind == JsonKind.String && !names.AddKey(view.Line, 0, name.Start + 1, name.Length - 2, name.Escaped))
                context.Report(RuleId.ToolNamesMustBeUnique, name);
        }
    }
}
