namespace Phi3Data.Rules;

/// <summary>PHI2015: a record does not have more messages than <see cref="RuleOptions.MaxMessages"/>.</summary>
static class MessagesMustNotBeTooMany
{
    /// <summary>Reports a record that has.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        RecordSlots slots = view.Slots;
        if (slots.MessageCount > context.Options.MaxMessages)
        {
            context.Report(
                RuleId.MessagesMustNotBeTooMany, slots.Messages, slots.MessageCount, context.Options.MaxMessages);
        }
    }
}
