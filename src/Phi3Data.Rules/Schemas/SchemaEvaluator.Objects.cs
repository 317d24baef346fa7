namespace Phi3Data.Json;

ref partial struct SchemaEvaluator
{
    private SchemaVerdict JudgeObject(SchemaKeyword keyword, int schema, int at, int value, bool report)
    {
        JsonNode node = schemas[at];
        bool empty = values[value].Next == value + 1;
        switch (keyword)
        {
            case SchemaKeyword.Properties:
                return node.Kind == JsonKind.Object ? JudgeProperties(at, value, report) : SchemaVerdict.Unknown;
            case SchemaKeyword.Required:
                return node.Kind == JsonKind.Array ? JudgeRequired(keyword, at, value, report) : SchemaVerdict.Unknown;
            case SchemaKeyword.AdditionalProperties:
                return JudgeAdditional(schema, at, value, report);
            case SchemaKeyword.MinProperties or SchemaKeyword.MaxProperties:
                int limit = CountAt(at);
                if (limit < 0) return SchemaVerdict.Unknown;
                int count = CountMembers(value);
                return Break(
                    Verdict(keyword == SchemaKeyword.MinProperties ? count >= limit : count <= limit), keyword, at, value, report);
            case SchemaKeyword.PatternProperties:
                return node.Kind == JsonKind.Object ? JudgePatterns(at, value, report) : SchemaVerdict.Unknown;
            case SchemaKeyword.PropertyNames:
                return JudgeNames(at, value, report);
            case SchemaKeyword.DependentRequired or SchemaKeyword.DependentSchemas or SchemaKeyword.Dependencies:
                return node.Kind == JsonKind.Object ? JudgeDependents(keyword, at, value, report) : SchemaVerdict.Unknown;
            case SchemaKeyword.UnevaluatedProperties:
                return empty || node.Kind == JsonKind.Boolean && IsTrue(node) ? SchemaVerdict.Fits : SchemaVerdict.Unknown;
            default:
                return SchemaVerdict.Fits;
        }
    }

    private SchemaVerdict JudgeProperties(int at, int value, bool report)
    {
        SchemaVerdict verdict = SchemaVerdict.Fits;
        int end = values[value].Next;
        for (int key = value + 1; key < end && !IsExhausted; key = values[key + 1].Next)
        {
            int property = FindKey(schemas, schemaText, at, values[key], valueText);
            if (property >= 0) verdict = And(verdict, Evaluate(property + 1, key + 1, report));
            if (verdict == SchemaVerdict.Breaks && !report) break;
        }
        return IsExhausted ? And(verdict, SchemaVerdict.Unknown) : verdict;
    }

    private SchemaVerdict JudgeRequired(SchemaKeyword keyword, int at, int value, bool report)
    {
        SchemaVerdict verdict = SchemaVerdict.Fits;
        int end = schemas[at].Next;
        for (int name = at + 1; name < end; name = schemas[name].Next)
        {
            SchemaVerdict one = SchemaVerdict.Fits;
            if (schemas[name].Kind != JsonKind.String) one = SchemaVerdict.Unknown;
            else if (FindKey(values, valueText, value, schemas[name], schemaText) < 0)
                one = IsExhausted ? SchemaVerdict.Unknown : Break(keyword, name, value, report);
            verdict = And(verdict, one);
            if (IsExhausted || verdict == SchemaVerdict.Breaks && !report) break;
        }
        return verdict;
    }

    private SchemaVerdict JudgeAdditional(int schema, int at, int value, bool report)
    {
        JsonNode node = schemas[at];
        if (node.Kind == JsonKind.Boolean && IsTrue(node)) return SchemaVerdict.Fits;
        if (node.Kind is not (JsonKind.Boolean or JsonKind.Object)) return SchemaVerdict.Unknown;
        int properties = Find(schema, SchemaKeyword.Properties);
        if (properties >= 0 && schemas[properties].Kind != JsonKind.Object) return SchemaVerdict.Unknown;
        int patterned = Find(schema, SchemaKeyword.PatternProperties);
        SchemaVerdict verdict = SchemaVerdict.Fits;
        int end = values[value].Next;
        for (int key = value + 1; key < end && !IsExhausted; key = values[key + 1].Next)
        {
            if (properties >= 0 && FindKey(schemas, schemaText, properties, values[key], valueText) >= 0) continue;
            SchemaVerdict isPatterned = patterned < 0 ? SchemaVerdict.Breaks : MatchesOneOf(patterned, key);
            if (IsExhausted) break;
            if (isPatterned == SchemaVerdict.Fits) continue;
            // The finding stands at the key, since that is what should not be there.
            verdict = And(
                verdict,
                isPatterned == SchemaVerdict.Unknown ? SchemaVerdict.Unknown
                    : node.Kind == JsonKind.Boolean ? Break(SchemaKeyword.AdditionalProperties, schema, key, report)
                    : Evaluate(at, key + 1, report));
            if (verdict == SchemaVerdict.Breaks && !report) break;
        }
        return IsExhausted ? And(verdict, SchemaVerdict.Unknown) : verdict;
    }

    /// <summary>Whether a key matches one of the patterns that are the names of an object.</summary>
    private SchemaVerdict MatchesOneOf(int patterned, int key)
    {
        if (schemas[patterned].Kind != JsonKind.Object) return SchemaVerdict.Unknown;
        SchemaVerdict verdict = SchemaVerdict.Breaks;
        int end = schemas[patterned].Next;
        for (int pattern = patterned + 1; pattern < end; pattern = schemas[pattern + 1].Next)
        {
            SchemaVerdict one = Matches(pattern, key);
            if (one == SchemaVerdict.Fits) return one;
            if (one == SchemaVerdict.Unknown) verdict = one;
            if (IsExhausted) break;
        }
        return verdict;
    }

    private SchemaVerdict JudgePatterns(int at, int value, bool report)
    {
        SchemaVerdict verdict = SchemaVerdict.Fits;
        int schemaEnd = schemas[at].Next, end = values[value].Next;
        for (int pattern = at + 1; pattern < schemaEnd && !IsExhausted; pattern = schemas[pattern + 1].Next)
        {
            for (int key = value + 1; key < end && !IsExhausted; key = values[key + 1].Next)
            {
                SchemaVerdict matches = Matches(pattern, key);
                if (matches == SchemaVerdict.Breaks) continue;
                // Where the pattern is not understood, only what fits its schema is certain.
                SchemaVerdict one = Evaluate(pattern + 1, key + 1, report && matches == SchemaVerdict.Fits);
                verdict = And(verdict, matches == SchemaVerdict.Unknown && one == SchemaVerdict.Breaks ? matches : one);
                if (verdict == SchemaVerdict.Breaks && !report) return verdict;
            }
        }
        return IsExhausted ? And(verdict, SchemaVerdict.Unknown) : verdict;
    }

    /// <summary>Judges the names of an object as strings.</summary>
    private SchemaVerdict JudgeNames(int at, int value, bool report)
    {
        SchemaVerdict verdict = SchemaVerdict.Fits;
        int end = values[value].Next;
        for (int key = value + 1; key < end && !IsExhausted; key = values[key + 1].Next)
        {
            verdict = And(verdict, Break(Evaluate(at, key, report: false), SchemaKeyword.PropertyNames, at, key, report));
            if (verdict == SchemaVerdict.Breaks && !report) break;
        }
        return IsExhausted ? And(verdict, SchemaVerdict.Unknown) : verdict;
    }

    /// <summary>Judges an object by what is asked for beside each of some names: other names, or a schema.</summary>
    private SchemaVerdict JudgeDependents(SchemaKeyword keyword, int at, int value, bool report)
    {
        SchemaVerdict verdict = SchemaVerdict.Fits;
        int end = schemas[at].Next;
        for (int name = at + 1; name < end && !IsExhausted; name = schemas[name + 1].Next)
        {
            if (FindKey(values, valueText, value, schemas[name], schemaText) < 0) continue;
            bool isNames = schemas[name + 1].Kind == JsonKind.Array && keyword != SchemaKeyword.DependentSchemas;
            SchemaVerdict one = isNames ? JudgeRequired(SchemaKeyword.DependentRequired, name + 1, value, report)
                : keyword == SchemaKeyword.DependentRequired ? SchemaVerdict.Unknown
                : Evaluate(name + 1, value, report);
            verdict = And(verdict, one);
            if (verdict == SchemaVerdict.Breaks && !report) break;
        }
        return IsExhausted ? And(verdict, SchemaVerdict.Unknown) : verdict;
    }
}
