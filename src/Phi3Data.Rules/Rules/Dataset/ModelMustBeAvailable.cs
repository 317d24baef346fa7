namespace Phi3Data.Rules;

/// <summary>PHI5013: the named model can still be trained in Azure AI Foundry, the default profile.</summary>
static class ModelMustBeAvailable
{
    /// <summary>Reports a model whose training there is retired. Elsewhere it may be trained as before.</summary>
    public static void Check(RuleOptions options, FindingBuffer findings)
    {
        if (options.Model?.Retirement is not null && options.Profile == ProfileCatalog.Default.Name)
            findings.Add(RuleId.ModelMustBeAvailable, 0, 0, 0, ModelCatalog.IndexOf(options.Model), 0);
    }
}
