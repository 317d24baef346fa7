namespace Phi3Data.Rules;

/// <summary>PHI3007: the chat template of the named model writes the system message. Silent while no model is named.</summary>
static class SystemMessageMustReachModel
{
    /// <summary>Reports each system message that the template leaves out.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (context.Options.Template is not ChatTemplate template || template.Writes(Role.System)) return;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role == Role.System)
                context.Report(RuleId.SystemMessageMustReachModel, message.RoleValue, TemplateOwner.Pack(context.Options));
        }
    }
}
