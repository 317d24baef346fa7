namespace Phi3Data.Rules;

/// <summary>PHI3001: an assistant's content is more than white space, unless the message calls a tool.</summary>
static class AssistantContentMustNotBeEmpty
{
    /// <summary>Reports each assistant message that says nothing.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role == Role.Assistant && !message.HasCalls && BlankContent.Is(view.Line, message, context.Scratch))
                context.Report(RuleId.AssistantContentMustNotBeEmpty, message.Content);
        }
    }
}
