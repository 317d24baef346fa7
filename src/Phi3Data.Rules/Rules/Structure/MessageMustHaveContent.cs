namespace Phi3Data.Rules;

/// <summary>PHI2007: a message has content. Only an assistant that calls a tool may go without, or say <c>null</c>.</summary>
static class MessageMustHaveContent
{
    /// <summary>Reports each message without.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Value.Kind != JsonKind.Object) continue;
            if (message.Content.Kind is not (JsonKind.Missing or JsonKind.Null)) continue;
            if (message.Role == Role.Assistant && message.HasCalls) continue;
            JsonSlot at = message.Content.Kind == JsonKind.Missing ? message.Value : message.Content;
            context.Report(RuleId.MessageMustHaveContent, at, (long)message.Content.Kind);
        }
    }
}
