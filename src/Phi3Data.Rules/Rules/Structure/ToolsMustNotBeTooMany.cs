namespace Phi3Data.Rules;

/// <summary>PHI2105: a record has at most <see cref="ToolList.Limit"/> tools.</summary>
static class ToolsMustNotBeTooMany
{
    /// <summary>Reports a longer list, once. The other rules on tools do not look at tools above the limit.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        int count = context.Scratch.Tools.Count;
        if (count > ToolList.Limit)
            context.Report(RuleId.ToolsMustNotBeTooMany, view.Slots.Tools, count, ToolList.Limit);
    }
}
