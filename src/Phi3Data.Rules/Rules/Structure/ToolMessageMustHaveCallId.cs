namespace Phi3Data.Rules;

/// <summary>PHI2102: a tool message names the call that it answers. ShareGPT has no call ids and is not checked.</summary>
static class ToolMessageMustHaveCallId
{
    /// <summary>Reports each tool message whose <c>tool_call_id</c> is missing or no string.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (view.Format != RecordFormat.Messages) return;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role != Role.Tool || message.ToolCallId.Kind == JsonKind.String) continue;
            JsonSlot at = message.ToolCallId.Kind == JsonKind.Missing ? message.Value : message.ToolCallId;
            context.Report(RuleId.ToolMessageMustHaveCallId, at, (long)message.ToolCallId.Kind);
        }
    }
}
