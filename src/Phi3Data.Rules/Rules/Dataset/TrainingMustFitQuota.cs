namespace Phi3Data.Rules;

/// <summary>PHI5008: tokens × epochs of a training job stay within what the service takes. Silent where nothing was counted.</summary>
static class TrainingMustFitQuota
{
    /// <summary>Reports a larger job.</summary>
    /// <param name="tokens">All tokens of the training records, once.</param>
    /// <param name="options">Limit and epochs.</param>
    /// <param name="findings">Where the finding goes.</param>
    public static void Check(long tokens, RuleOptions options, FindingBuffer findings)
    {
        long limit = options.GetLimit(Limit.MaxJobTokens), epochs = options.GetLimit(Limit.Epochs);
        if (tokens > limit / epochs) findings.Add(RuleId.TrainingMustFitQuota, 0, 0, 0, tokens * epochs, limit);
    }
}
