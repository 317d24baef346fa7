namespace Phi3Data.Rules;

/// <summary>
/// PHI3008: content is a string, since the chat templates of Phi models join strings and break on null and on arrays. Silent
/// while no model is named.
/// </summary>
static class ContentMustSuitTemplate
{
    /// <summary>Reports each content that is null or an array.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (context.Options.Template is null) return;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Content.Kind is JsonKind.Null or JsonKind.Array)
                context.Report(
                    RuleId.ContentMustSuitTemplate, message.Content, (long)message.Content.Kind, TemplateOwner.Pack(context.Options));
        }
    }
}
