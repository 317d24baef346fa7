namespace Phi3Data.Rules;

/// <summary>PHI5020: no field for the grader has the same value in all records.</summary>
static class GraderFieldsMustVary
{
    /// <summary>Reports a field that has, once all records are read. One record alone tells nothing.</summary>
    public static void Check(in GraderFields.Field field, long records, FindingBuffer findings)
    {
        if (!field.Varies && records > 1) findings.Add(RuleId.GraderFieldsMustVary, 0, 0, 0, records, 0);
    }
}
