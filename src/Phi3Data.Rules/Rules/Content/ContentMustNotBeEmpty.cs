namespace Phi3Data.Rules;

/// <summary>PHI3002: the content of a role other than the assistant is more than white space.</summary>
static class ContentMustNotBeEmpty
{
    /// <summary>Reports each such message that says nothing.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role != Role.Assistant && BlankContent.Is(view.Line, message, context.Scratch))
                context.Report(RuleId.ContentMustNotBeEmpty, message.Content);
        }
    }
}
