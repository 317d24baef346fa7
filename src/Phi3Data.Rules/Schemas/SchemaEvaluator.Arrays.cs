namespace Phi3Data.Json;

ref partial struct SchemaEvaluator
{
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
                return JudgeItems(PrefixLength(Find(schema, SchemaKeyword.PrefixItems)), at, value, report);
            case SchemaKeyword.AdditionalItems: // beside an array of items, up to draft 2019-09
                int items = Find(schema, SchemaKeyword.Items);
                return items >= 0 && schemas[items].Kind == JsonKind.Array
                    ? JudgeItems(PrefixLength(items), at, value, report)
                    : SchemaVerdict.Fits;
            case SchemaKeyword.MinItems or SchemaKeyword.MaxItems:
                int limit = CountAt(at);
                if (limit < 0) return SchemaVerdict.Unknown;
                int count = CountItems(value);
                return Break(Verdict(keyword == SchemaKeyword.MinItems ? count >= limit : count <= limit), keyword, at, value, report);
            case SchemaKeyword.UniqueItems:
                if (node.Kind != JsonKind.Boolean) return SchemaVerdict.Unknown;
                return IsTrue(node) ? JudgeUnique(at, value, report) : SchemaVerdict.Fits;
            case SchemaKeyword.Contains:
                return JudgeContains(schema, at, value, report);
            case SchemaKeyword.UnevaluatedItems:
                return empty || node.Kind == JsonKind.Boolean && IsTrue(node) ? SchemaVerdict.Fits : SchemaVerdict.Unknown;
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

    /// <summary>The number of schemas in an array of them; 0 when there is none.</summary>
    private int PrefixLength(int at)
    {
        int length = 0;
        if (at >= 0 && schemas[at].Kind == JsonKind.Array)
            for (int one = at + 1; one < schemas[at].Next && Step(); one = schemas[one].Next) length++;
        return length;
    }

    /// <summary>Judges the items behind those that have schemas of their own.</summary>
    private SchemaVerdict JudgeItems(int passed, int at, int value, bool report)
    {
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

    /// <summary>Counts the items that fit: at least one, unless <c>minContains</c> and <c>maxContains</c> say how many.</summary>
    private SchemaVerdict JudgeContains(int schema, int at, int value, bool report)
    {
        int leastAt = Find(schema, SchemaKeyword.MinContains), mostAt = Find(schema, SchemaKeyword.MaxContains);
        int least = leastAt < 0 ? 1 : CountAt(leastAt), most = mostAt < 0 ? int.MaxValue : CountAt(mostAt);
        if (least < 0 || most < 0) return SchemaVerdict.Unknown;
        int fitting = 0, unknown = 0, end = values[value].Next;
        for (int item = value + 1; item < end && !IsExhausted && fitting <= most; item = values[item].Next)
        {
            SchemaVerdict one = Evaluate(at, item, report: false);
            if (one == SchemaVerdict.Fits) fitting++;
            else if (one == SchemaVerdict.Unknown) unknown++;
            if (fitting >= least && most == int.MaxValue) return SchemaVerdict.Fits;
        }
        if (IsExhausted) return SchemaVerdict.Unknown;
        if (fitting > most) return Break(SchemaKeyword.MaxContains, mostAt, value, report);
        if (fitting + unknown < least)
            return Break(leastAt < 0 ? SchemaKeyword.Contains : SchemaKeyword.MinContains, leastAt < 0 ? at : leastAt, value, report);
        return fitting >= least && fitting + unknown <= most ? SchemaVerdict.Fits : SchemaVerdict.Unknown;
    }
}
