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
        if (context.Options.Model is not ModelInfo model) return;
        int index = ModelCatalog.IndexOf(model);
        if (!model.Template.Writes(Role.Tool))
        {
            foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
            {
                if (message.Role is not (Role.Tool or Role.Function)) continue;
                context.Report(RuleId.TemplateMustNotDropTools, message.RoleValue, index);
                return;
            }
        }
        if (!view.Slots.Tools.IsNone) context.Report(RuleId.TemplateMustNotDropTools, view.Slots.Tools, index, 1);
    }
}
