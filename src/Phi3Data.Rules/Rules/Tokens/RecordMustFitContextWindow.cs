namespace Phi3Data.Rules;

/// <summary>PHI4003: a record has no more tokens than the model can read.</summary>
static class RecordMustFitContextWindow
{
    /// <summary>Reports a longer record.</summary>
    /// <returns>False when it was reported.</returns>
    public static bool Check(in ConversationTokens tokens, in ConversationView view, ref RuleContext context)
    {
        if (context.Options.Model is not ModelInfo model || tokens.Total <= model.ContextTokens) return true;
        if (context.Options.GetSeverity(RuleId.RecordMustFitContextWindow) == Severity.None) return true;
        context.Report(RuleId.RecordMustFitContextWindow, view.Slots.Messages, tokens.Total, model.ContextTokens);
        return false;
    }
}
