namespace Phi3Data.Rules;

/// <summary>PHI5012: all records have the same system message, or none has one.</summary>
static class SystemMessagesMustBeConsistent
{
    /// <summary>Different system messages that are told apart at most, so that counting them takes bounded memory.</summary>
    public const int MostVariants = 65_536;

    /// <summary>
    /// Reports system messages that only some records have (found: those without, expected: all), and more than one of them
    /// (found: how many, expected: 1).
    /// </summary>
    /// <param name="records">Records for training.</param>
    /// <param name="without">Those among them without a system message.</param>
    /// <param name="variants">Different system messages, at most <see cref="MostVariants"/>.</param>
    /// <param name="findings">Where the findings go.</param>
    public static void Check(long records, long without, long variants, FindingBuffer findings)
    {
        if (without > 0 && without < records)
            findings.Add(RuleId.SystemMessagesMustBeConsistent, 0, 0, 0, without, records);
        if (variants > 1) findings.Add(RuleId.SystemMessagesMustBeConsistent, 0, 0, 0, variants, 1);
    }
}
