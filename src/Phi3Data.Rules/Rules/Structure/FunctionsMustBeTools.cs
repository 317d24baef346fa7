namespace Phi3Data.Rules;

/// <summary>PHI2115: tools are written as <c>tools</c> and <c>tool_calls</c>, not in the deprecated way.</summary>
static class FunctionsMustBeTools
{
    /// <summary>
    /// Reports <c>functions</c>, or else the first <c>function_call</c>: once a record. Null passes, and an empty list.
    /// </summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        JsonSlot functions = view.Slots.Functions;
        if (!functions.IsNone)
        {
            context.Report(RuleId.FunctionsMustBeTools, functions);
            return;
        }
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.FunctionCall.IsNone) continue;
            context.Report(RuleId.FunctionsMustBeTools, message.FunctionCall, found: 1);
            return;
        }
    }
}
