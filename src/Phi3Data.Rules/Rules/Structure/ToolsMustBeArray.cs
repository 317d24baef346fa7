namespace Phi3Data.Rules;

/// <summary>PHI2101: <c>tools</c> is an array.</summary>
static class ToolsMustBeArray
{
    /// <summary>Reports another type; null, which many writers put for none, passes. ShareGPT writes its tools as a string and is not checked.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        JsonSlot tools = view.Slots.Tools;
        if (view.Format != RecordFormat.Messages || tools.Kind is JsonKind.Missing or JsonKind.Null or JsonKind.Array) return;
        context.Report(RuleId.ToolsMustBeArray, tools, (long)tools.Kind);
    }
}
