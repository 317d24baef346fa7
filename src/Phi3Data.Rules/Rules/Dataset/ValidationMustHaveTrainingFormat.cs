namespace Phi3Data.Rules;

/// <summary>PHI5009: validation data is written in the format of the training data.</summary>
static class ValidationMustHaveTrainingFormat
{
    /// <summary>Reports another format.</summary>
    /// <param name="training">The format of most training records; none when there is no record whose format can be told.</param>
    /// <param name="validation">The format of most validation records, likewise.</param>
    /// <param name="findings">Where the finding goes.</param>
    public static void Check(OtherFormat training, OtherFormat validation, FindingBuffer findings)
    {
        if (training == validation || training == OtherFormat.None || validation == OtherFormat.None) return;
        findings.Add(RuleId.ValidationMustHaveTrainingFormat, 0, 0, 0, (long)validation, (long)training);
    }
}
