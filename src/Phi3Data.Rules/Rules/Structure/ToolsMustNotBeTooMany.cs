namespace Phi3Data.Rules;

/// <summary>PHI2105: a record has at most <see cref="Limit.MaxTools"/> tools.</summary>
static class ToolsMustNotBeTooMany
{
    /// <summary>Reports a longer list, once. The other rules on tools do not look at tools above the limit.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        int count = context.Scratch.Tools.Count, limit = context.Options.MaxTools;
        if (count > limit) context.Report(RuleId.ToolsMustNotBeTooMany, view.Slots.Tools, count, limit);
    }
}
