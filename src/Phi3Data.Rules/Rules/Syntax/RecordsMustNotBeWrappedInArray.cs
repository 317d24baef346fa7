namespace Phi3Data.Rules;

/// <summary>PHI1006: records stand on lines of their own, not in a JSON array.</summary>
static class RecordsMustNotBeWrappedInArray
{
    /// <summary>Reports a line that opens an array, whole or not.</summary>
    /// <returns>Whether it does.</returns>
    /// <remarks>A line of one bracket alone is a piece of a pretty-printed file: PHI1007 says so.</remarks>
    public static bool Check(ref RuleContext context)
    {
        int first = LineShape.FirstByte(context.Line);
        if (first == context.Line.Length || context.Line[first] != (byte)'[') return false;
        if (LineShape.IsBracketAlone(context.Line)) return false;
        context.Report(RuleId.RecordsMustNotBeWrappedInArray, first, 1);
        return true;
    }
}
