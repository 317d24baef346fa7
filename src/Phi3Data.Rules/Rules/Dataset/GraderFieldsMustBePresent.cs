namespace Phi3Data.Rules;

/// <summary>PHI5018: every record for reinforcement has the same fields for the grader as the first one.</summary>
static class GraderFieldsMustBePresent
{
    /// <summary>Reports a field of the first record that this one lacks, at the record's start.</summary>
    public static void Check(GraderFields fields, in GraderFields.Field field, long lineNumber, FindingBuffer findings)
    {
        if (field.Value.Kind == JsonKind.Missing)
            findings.Add(RuleId.GraderFieldsMustBePresent, lineNumber, fields.Start, 1, 0, 0);
    }

    /// <summary>Reports a field that the first record lacks, at its key.</summary>
    public static void CheckOther(in JsonSlot key, long lineNumber, FindingBuffer findings) =>
        findings.Add(RuleId.GraderFieldsMustBePresent, lineNumber, key.Start, key.Length, 1, 0);
}
