namespace Phi3Data.Rules;

/// <summary>PHI5021: reinforcement has validation data beside the training data.</summary>
static class ReinforcementMustHaveValidation
{
    /// <summary>Reports a dataset that has no valid record for validation, from a file for it or from a split.</summary>
    public static void Check(long validationRecords, RuleOptions options, FindingBuffer findings)
    {
        if (options.Method == TrainingMethod.Reinforcement && validationRecords == 0)
            findings.Add(RuleId.ReinforcementMustHaveValidation, 0, 0, 0, 0, 0);
    }
}
