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
                return node.Kind == JsonKind.Array ? JudgeRequired(at, value, report) : SchemaVerdict.Unknown;
            case SchemaKeyword.AdditionalProperties:
                return JudgeAdditional(schema, at, value, report);
            case SchemaKeyword.MinProperties or SchemaKeyword.MaxProperties:
                int limit = CountAt(at);
                if (limit < 0) return SchemaVerdict.Unknown;
                int count = CountMembers(value);
                return Break(
                    Verdict(keyword == SchemaKeyword.MinProperties ? count >= limit : count <= limit), keyword, at, value, report);
            case SchemaKeyword.PatternProperties or SchemaKeyword.PropertyNames or SchemaKeyword.DependentRequired
                or SchemaKeyword.DependentSchemas or SchemaKeyword.Dependencies or SchemaKeyword.UnevaluatedProperties:
                return empty ? SchemaVerdict.Fits : SchemaVerdict.Unknown;
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

    private SchemaVerdict JudgeRequired(int at, int value, bool report)
    {
        SchemaVerdict verdict = SchemaVerdict.Fits;
        int end = schemas[at].Next;
        for (int name = at + 1; name < end; name = schemas[name].Next)
        {
            SchemaVerdict one = SchemaVerdict.Fits;
            if (schemas[name].Kind != JsonKind.String) one = SchemaVerdict.Unknown;
            else if (FindKey(values, valueText, value, schemas[name], schemaText) < 0)
                one = IsExhausted ? SchemaVerdict.Unknown : Break(SchemaKeyword.Required, name, value, report);
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
        bool hasPatterns = Find(schema, SchemaKeyword.PatternProperties) >= 0;
        SchemaVerdict verdict = SchemaVerdict.Fits;
        int end = values[value].Next;
        for (int key = value + 1; key < end && !IsExhausted; key = values[key + 1].Next)
        {
            if (properties >= 0 && FindKey(schemas, schemaText, properties, values[key], valueText) >= 0) continue;
            if (IsExhausted) break;
            // The finding stands at the key, since that is what should not be there.
            verdict = And(
                verdict,
                hasPatterns ? SchemaVerdict.Unknown
                    : node.Kind == JsonKind.Boolean ? Break(SchemaKeyword.AdditionalProperties, schema, key, report)
                    : Evaluate(at, key + 1, report));
            if (verdict == SchemaVerdict.Breaks && !report) break;
        }
        return IsExhausted ? And(verdict, SchemaVerdict.Unknown) : verdict;
    }

    private SchemaVerdict JudgeArray(SchemaKeyword keyword, int schema, int at, int value, bool report)
    {
        JsonNode node = schemas[at];
        bool empty = values[value].Next == value + 1;
        switch (keyword)
        {
            case SchemaKeyword.Items when node.Kind == JsonKind.Array: // up to draft 2019-09
            case SchemaKeyword.PrefixItems:
                return node.Kind == JsonKind.Array ? JudgePrefix(at, value, report) : SchemaVerdict.Unknown;
            case SchemaKeyword.Items:
                return JudgeItems(schema, at, value, report);
            case SchemaKeyword.MinItems or SchemaKeyword.MaxItems:
                int limit = CountAt(at);
                if (limit < 0) return SchemaVerdict.Unknown;
                int count = CountItems(value);
                return Break(Verdict(keyword == SchemaKeyword.MinItems ? count >= limit : count <= limit), keyword, at, value, report);
            case SchemaKeyword.UniqueItems:
                if (node.Kind != JsonKind.Boolean) return SchemaVerdict.Unknown;
                return IsTrue(node) ? JudgeUnique(at, value, report) : SchemaVerdict.Fits;
            case SchemaKeyword.Contains or SchemaKeyword.UnevaluatedItems or SchemaKeyword.AdditionalItems:
                return empty && keyword != SchemaKeyword.Contains ? SchemaVerdict.Fits : SchemaVerdict.Unknown;
            default:
                return SchemaVerdict.Fits;
        }
    }

    private SchemaVerdict JudgePrefix(int at, int value, bool report)
    {
        SchemaVerdict verdict = SchemaVerdict.Fits;
        int schema = at + 1, item = value + 1, schemaEnd = schemas[at].Next, end = values[value].Next;
        for (; schema < schemaEnd && item < end; schema = schemas[schema].Next, item = values[item].Next)
        {
            verdict = And(verdict, Evaluate(schema, item, report));
            if (IsExhausted || verdict == SchemaVerdict.Breaks && !report) break;
        }
        return verdict;
    }

    private SchemaVerdict JudgeItems(int schema, int at, int value, bool report)
    {
        int prefix = Find(schema, SchemaKeyword.PrefixItems), passed = 0;
        if (prefix >= 0 && schemas[prefix].Kind == JsonKind.Array)
            for (int one = prefix + 1; one < schemas[prefix].Next && Step(); one = schemas[one].Next) passed++;
        SchemaVerdict verdict = SchemaVerdict.Fits;
        int end = values[value].Next;
        for (int item = value + 1; item < end && !IsExhausted; item = values[item].Next)
        {
            if (passed-- > 0) continue;
            verdict = And(verdict, Evaluate(at, item, report));
            if (verdict == SchemaVerdict.Breaks && !report) break;
        }
        return IsExhausted ? And(verdict, SchemaVerdict.Unknown) : verdict;
    }

    /// <summary>Compares each item with those before it, at the cost of as many steps.</summary>
    private SchemaVerdict JudgeUnique(int at, int value, bool report)
    {
        int end = values[value].Next;
        for (int item = values[value + 1 < end ? value + 1 : value].Next; item < end; item = values[item].Next)
        {
            for (int earlier = value + 1; earlier < item; earlier = values[earlier].Next)
            {
                SchemaVerdict same = Same(values, valueText, earlier, item);
                if (IsExhausted) return SchemaVerdict.Unknown;
                if (same == SchemaVerdict.Fits) return Break(SchemaKeyword.UniqueItems, at, item, report);
            }
        }
        return SchemaVerdict.Fits;
    }
}
