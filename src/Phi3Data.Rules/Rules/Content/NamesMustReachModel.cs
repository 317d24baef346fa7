namespace Phi3Data.Rules;

/// <summary>
/// PHI3010: no message has a <c>name</c>, which the chat template of no Phi model writes. Silent while no model is named.
/// </summary>
static class NamesMustReachModel
{
    /// <summary>Reports the first name, once a record; null, which many writers put for none, passes.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (context.Options.Template is null) return;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Name.Kind is JsonKind.Missing or JsonKind.Null) continue;
            context.Report(RuleId.NamesMustReachModel, message.Name, TemplateOwner.Pack(context.Options));
            return;
        }
    }
}
