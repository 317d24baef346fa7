namespace Phi3Data.Rules;

/// <summary>PHI5019: a field for the grader has the same JSON type in every record.</summary>
static class GraderFieldsMustKeepTheirType
{
    /// <summary>Reports a value of another type than that of the first record.</summary>
    public static void Check(in GraderFields.Field field, long lineNumber, FindingBuffer findings)
    {
        if (field.Value.Kind == JsonKind.Missing || field.Value.Kind == field.Kind) return;
        findings.Add(
            RuleId.GraderFieldsMustKeepTheirType, lineNumber, field.Value.Start, field.Value.Length,
            (long)field.Value.Kind, (long)field.Kind);
    }
}
