namespace Phi3Data.Json;

ref partial struct SchemaEvaluator
{
    private SchemaVerdict All(int at, int value, bool report)
    {
        if (schemas[at].Kind != JsonKind.Array) return SchemaVerdict.Unknown;
        SchemaVerdict verdict = SchemaVerdict.Fits;
        int end = schemas[at].Next;
        for (int item = at + 1; item < end && !IsExhausted; item = schemas[item].Next)
        {
            verdict = And(verdict, Evaluate(item, value, report));
            if (verdict == SchemaVerdict.Breaks && !report) break;
        }
        return verdict;
    }

    private SchemaVerdict Any(int at, int value)
    {
        if (schemas[at].Kind != JsonKind.Array || schemas[at].Next == at + 1) return SchemaVerdict.Unknown;
        SchemaVerdict verdict = SchemaVerdict.Breaks;
        int end = schemas[at].Next;
        for (int item = at + 1; item < end; item = schemas[item].Next)
        {
            SchemaVerdict one = Evaluate(item, value, report: false);
            if (one == SchemaVerdict.Fits) return one;
            if (one == SchemaVerdict.Unknown) verdict = one;
            if (IsExhausted) break;
        }
        return verdict;
    }

    private SchemaVerdict One(int at, int value)
    {
        if (schemas[at].Kind != JsonKind.Array || schemas[at].Next == at + 1) return SchemaVerdict.Unknown;
        int fitting = 0, unknown = 0, end = schemas[at].Next;
        for (int item = at + 1; item < end && fitting < 2; item = schemas[item].Next)
        {
            SchemaVerdict one = Evaluate(item, value, report: false);
            if (one == SchemaVerdict.Fits) fitting++;
            else if (one == SchemaVerdict.Unknown) unknown++;
            if (IsExhausted) break;
        }
        if (fitting > 1) return SchemaVerdict.Breaks;
        return unknown > 0 ? SchemaVerdict.Unknown : Verdict(fitting == 1);
    }

    /// <summary>Judges by <c>then</c> what fits <c>if</c>, and by <c>else</c> what does not.</summary>
    private SchemaVerdict JudgeCondition(int schema, int at, int value, bool report)
    {
        int then = Find(schema, SchemaKeyword.Then), otherwise = Find(schema, SchemaKeyword.Else);
        if (then < 0 && otherwise < 0) return SchemaVerdict.Fits;
        SchemaVerdict condition = Evaluate(at, value, report: false);
        if (IsExhausted) return SchemaVerdict.Unknown;
        if (condition != SchemaVerdict.Unknown)
        {
            int branch = condition == SchemaVerdict.Fits ? then : otherwise;
            return branch < 0 ? SchemaVerdict.Fits : Evaluate(branch, value, report);
        }
        // What fits both ways fits. What fits neither breaks one of them, but nobody can say which.
        bool fits = (then < 0 || Evaluate(then, value, report: false) == SchemaVerdict.Fits)
            && (otherwise < 0 || Evaluate(otherwise, value, report: false) == SchemaVerdict.Fits);
        return fits ? SchemaVerdict.Fits : SchemaVerdict.Unknown;
    }

    private static SchemaVerdict Not(SchemaVerdict verdict) => verdict switch
    {
        SchemaVerdict.Fits => SchemaVerdict.Breaks,
        SchemaVerdict.Breaks => SchemaVerdict.Fits,
        _ => SchemaVerdict.Unknown,
    };
}
