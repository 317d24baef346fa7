namespace Phi3Data.Rules;

/// <summary>PHI1002: a record is a JSON object.</summary>
static class RecordMustBeObject
{
    /// <summary>Reports a record of another type.</summary>
    /// <returns>Whether it is an object.</returns>
    public static bool Check(in ConversationView view, ref RuleContext context)
    {
        JsonSlot root = view.Slots.Root;
        if (root.Kind == JsonKind.Object) return true;
        if (!RecordsMustNotBeWrappedInArray.Check(ref context))
            context.Report(RuleId.RecordMustBeObject, root, (long)root.Kind);
        return false;
    }
}
