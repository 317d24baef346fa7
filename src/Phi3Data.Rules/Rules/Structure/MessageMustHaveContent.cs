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
            // A message with calls is an assistant's, also when its role cannot be read: that is a fault of its own.
            if (message.Role is Role.Assistant or Role.Unknown && message.HasCalls) continue;
            JsonSlot at = message.Content.Kind == JsonKind.Missing ? message.Value : message.Content;
            context.Report(RuleId.MessageMustHaveContent, at, (long)message.Content.Kind);
        }
    }
}
