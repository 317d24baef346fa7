namespace Phi3Data.Rules;

/// <summary>PHI2013: a record has no keys beside those that services know. ShareGPT has no closed list and is not checked.</summary>
static class RecordKeysMustBeKnown
{
    /// <summary>Reports each unknown key of the record itself.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (view.Format != RecordFormat.Messages) return;
        foreach (ref readonly UnknownKey key in view.Slots.UnknownKeys)
        {
            if (key.Message < 0) context.Report(RuleId.RecordKeysMustBeKnown, key.Start, key.Length);
        }
    }
}
