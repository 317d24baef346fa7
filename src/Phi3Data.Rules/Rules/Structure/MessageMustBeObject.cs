namespace Phi3Data.Rules;

/// <summary>PHI2004: a message is an object.</summary>
static class MessageMustBeObject
{
    /// <summary>Reports each message of another type.</summary>
    /// <returns>Whether all are objects.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        bool all = true;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Value.Kind == JsonKind.Object) continue;
            context.Report(RuleId.MessageMustBeObject, message.Value, (long)message.Value.Kind);
            all = false;
        }
        return all;
    }
}
