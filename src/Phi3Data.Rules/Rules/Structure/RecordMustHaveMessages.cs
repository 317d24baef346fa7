namespace Phi3Data.Rules;

/// <summary>PHI2001: a record has <c>messages</c> (in a ShareGPT file, <c>conversations</c>).</summary>
static class RecordMustHaveMessages
{
    /// <summary>Reports a record without, and which other format it seems to be.</summary>
    /// <returns>Whether it has the key.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        RecordSlots slots = view.Slots;
        if (slots.Messages.Kind != JsonKind.Missing) return true;
        context.Report(
            RuleId.RecordMustHaveMessages, slots.Root.Start, 1, (long)OtherFormats.Recognise(view), (long)slots.Format);
        return false;
    }
}
