namespace Phi3Data.Rules;

/// <summary>PHI2014: a message has no keys beside those that services know. ShareGPT has no closed list and is not checked.</summary>
static class MessageKeysMustBeKnown
{
    /// <summary>Reports each unknown key of a message.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (view.Format != RecordFormat.Messages) return;
        foreach (ref readonly UnknownKey key in view.Slots.UnknownKeys)
        {
            if (key.Message >= 0) context.Report(RuleId.MessageKeysMustBeKnown, key.Start, key.Length);
        }
    }
}
