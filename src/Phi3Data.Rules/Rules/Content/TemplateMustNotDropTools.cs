namespace Phi3Data.Rules;

/// <summary>
/// PHI3006: the chat template of the named model shows it the record's tools and the messages of role <c>tool</c>. Silent
/// while no model is named.
/// </summary>
static class TemplateMustNotDropTools
{
    /// <summary>Reports the first message that is dropped; where none is, the list of tools that is not read. Once a record.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (context.Options.Template is not ChatTemplate template) return;
        long owner = TemplateOwner.Pack(context.Options);
        if (!template.Writes(Role.Tool))
        {
            foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
            {
                if (message.Role is not (Role.Tool or Role.Function)) continue;
                context.Report(RuleId.TemplateMustNotDropTools, message.RoleValue, owner);
                return;
            }
        }
        if (!view.Slots.Tools.IsNone) context.Report(RuleId.TemplateMustNotDropTools, view.Slots.Tools, owner, 1);
    }
}
