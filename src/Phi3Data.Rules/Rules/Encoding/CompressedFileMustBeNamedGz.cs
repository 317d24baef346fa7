namespace Phi3Data.Rules;

/// <summary>PHI0008: compressed content has a name that ends in <c>.gz</c>, or <c>.zst</c>.</summary>
static class CompressedFileMustBeNamedGz
{
    /// <summary>Reports a file that was decompressed although its name did not say so.</summary>
    public static void Check(bool isCompressed, string name, FindingBuffer findings)
    {
        // Standard input and streams have no name that could lie.
        bool named = name.EndsWith(".jsonl", System.StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".json", System.StringComparison.OrdinalIgnoreCase);
        if (isCompressed && named) findings.Add(RuleId.CompressedFileMustBeNamedGz, 0, 0, 0, 0, 0);
    }
}
