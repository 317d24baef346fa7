namespace Phi3Data.Rules;

/// <summary>PHI5014: the named model can be trained with the method. Services offer DPO and RFT for GPT models alone.</summary>
static class MethodMustFitModel
{
    /// <summary>Reports DPO or RFT for a Phi model, but for TRL, which trains any model with any method.</summary>
    public static void Check(RuleOptions options, FindingBuffer findings)
    {
        if (options.Model is null || options.Method == TrainingMethod.Supervised || options.Profile == "trl") return;
        findings.Add(
            RuleId.MethodMustFitModel, 0, 0, 0, ModelCatalog.IndexOf(options.Model), (long)options.Method);
    }
}
