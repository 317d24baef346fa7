using System;

namespace Phi3Data.Json;

/// <summary>What a schema says of a value.</summary>
enum SchemaVerdict : byte
{
    /// <summary>It fits.</summary>
    Fits,
    /// <summary>It does not.</summary>
    Breaks,
    /// <summary>Nobody can tell here: a keyword is not understood, unsound or refers elsewhere, or the work ran out.</summary>
    Unknown,
}

/// <summary>One keyword that a value breaks.</summary>
struct SchemaFault
{
    /// <summary>The keyword.</summary>
    public SchemaKeyword Keyword;

    /// <summary>Index of the node in the schema that says so: the keyword's value; of <c>required</c>, the name.</summary>
    public int Schema;

    /// <summary>Index of the node in the value that breaks it.</summary>
    public int Instance;
}

/// <summary>
/// Judges a value by a JSON Schema, both as trees. What it does not understand it never calls a fault: a third verdict goes
/// through <c>not</c>, <c>anyOf</c> and the others as it must. Depth and work are bounded, whatever the schema refers to.
/// </summary>
ref partial struct SchemaEvaluator
{
    /// <summary>Deepest evaluation inside each other. References that go in circles end here; no real value nests so deep.</summary>
    private const int MaxDepth = 192;

    private readonly JsonTree schemas;
    private readonly SchemaPatterns patterns;
    private readonly JsonTree values;
    private readonly SchemaFaults faults;
    private ReadOnlySpan<byte> schemaText;
    private ReadOnlySpan<byte> valueText;
    private int root;
    private int depth;

    /// <summary>Makes an evaluator.</summary>
    /// <param name="schemas">Schemas, read with keywords.</param>
    /// <param name="patterns">What is known of the regular expressions in them.</param>
    /// <param name="values">Values.</param>
    /// <param name="faults">Where the keywords go that a value breaks.</param>
    /// <param name="steps">How much work may be done: as many looks at a node of schema or value.</param>
    public SchemaEvaluator(JsonTree schemas, SchemaPatterns patterns, JsonTree values, SchemaFaults faults, long steps)
    {
        this = default;
        this.schemas = schemas;
        this.patterns = patterns;
        this.values = values;
        this.faults = faults;
        Steps = steps;
    }

    /// <summary>Steps that are left.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether a verdict was given up because steps or depth ran out.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Judges a value; the keywords that it breaks go to the list of faults.</summary>
    /// <param name="schemaText">The text of the schemas.</param>
    /// <param name="schema">The schema's node; references are resolved in it.</param>
    /// <param name="valueText">The text of the values.</param>
    /// <param name="value">The value's node.</param>
    public SchemaVerdict Evaluate(ReadOnlySpan<byte> schemaText, int schema, ReadOnlySpan<byte> valueText, int value)
    {
        this.schemaText = schemaText;
        this.valueText = valueText;
        root = schema;
        return Evaluate(schema, value, report: true);
    }

    private SchemaVerdict Evaluate(int schema, int value, bool report)
    {
        JsonNode node = schemas[schema];
        if (node.Kind == JsonKind.Boolean)
            return IsTrue(node) ? SchemaVerdict.Fits : Break(SchemaKeyword.Nothing, schema, value, report);
        if (node.Kind != JsonKind.Object) return SchemaVerdict.Unknown;
        if (depth == MaxDepth || !Step())
        {
            IsExhausted = true;
            return SchemaVerdict.Unknown;
        }
        depth++;
        SchemaVerdict verdict = SchemaVerdict.Fits;
        for (int key = schema + 1; key < node.Next; key = schemas[key + 1].Next)
        {
            if (Step() && schemas[key].Keyword != SchemaKeyword.None)
                verdict = And(verdict, Judge(schemas[key].Keyword, schema, key + 1, value, report));
            if (IsExhausted || verdict == SchemaVerdict.Breaks && !report) break;
        }
        depth--;
        return IsExhausted ? And(verdict, SchemaVerdict.Unknown) : verdict;
    }

    /// <summary>Judges a value by one keyword.</summary>
    /// <param name="keyword">The keyword.</param>
    /// <param name="schema">The schema that has it.</param>
    /// <param name="at">The keyword's value.</param>
    /// <param name="value">The value that is judged.</param>
    /// <param name="report">Whether what it breaks is a fault, or only one of several ways that are tried.</param>
    private SchemaVerdict Judge(SchemaKeyword keyword, int schema, int at, int value, bool report)
    {
        JsonKind kind = values[value].Kind;
        switch (keyword)
        {
            case SchemaKeyword.Type:
                return Break(FitsType(schema, at, value), keyword, at, value, report);
            case SchemaKeyword.Enum:
                return Break(IsAmong(schema, at, value), keyword, at, value, report);
            case SchemaKeyword.Const:
                return Break(Same(schemas, schemaText, at, value), keyword, at, value, report);
            case SchemaKeyword.AllOf:
                return All(at, value, report);
            case SchemaKeyword.AnyOf:
                return Break(Any(at, value), keyword, at, value, report);
            case SchemaKeyword.OneOf:
                return Break(One(at, value), keyword, at, value, report);
            case SchemaKeyword.Not:
                return Break(Not(Evaluate(at, value, report: false)), keyword, at, value, report);
            case SchemaKeyword.Ref:
                int target = SchemaReference.Resolve(schemas, schemaText, root, at, ref this);
                return target < 0 ? SchemaVerdict.Unknown : Evaluate(target, value, report);
            case SchemaKeyword.If:
                return JudgeCondition(schema, at, value, report);
            case SchemaKeyword.DynamicRef:
                return SchemaVerdict.Unknown;
        }
        return kind switch
        {
            JsonKind.Object => JudgeObject(keyword, schema, at, value, report),
            JsonKind.Array => JudgeArray(keyword, schema, at, value, report),
            JsonKind.String => Break(JudgeString(keyword, at, value), keyword, at, value, report),
            JsonKind.Number => Break(JudgeNumber(keyword, schema, at, value), keyword, at, value, report),
            _ => SchemaVerdict.Fits,
        };
    }

    private SchemaVerdict JudgeString(SchemaKeyword keyword, int at, int value)
    {
        if (keyword == SchemaKeyword.Pattern) return Matches(at, value);
        if (keyword is not (SchemaKeyword.MinLength or SchemaKeyword.MaxLength)) return SchemaVerdict.Fits;
        int limit = CountAt(at);
        if (limit < 0) return SchemaVerdict.Unknown;
        ReadOnlySpan<byte> raw = values[value].Raw(valueText);
        int length = 0;
        for (int i = 0; i < raw.Length && length <= limit; length++) JsonString.ReadCodePoint(raw, ref i);
        return Verdict(keyword == SchemaKeyword.MinLength ? length >= limit : length <= limit);
    }

    private SchemaVerdict JudgeNumber(SchemaKeyword keyword, int schema, int at, int value)
    {
        if (keyword is < SchemaKeyword.Minimum or > SchemaKeyword.MultipleOf) return SchemaVerdict.Fits;
        JsonNode limit = schemas[at];
        // Draft 4 writes the exclusive limits as true or false beside the others.
        if (limit.Kind == JsonKind.Boolean && keyword is SchemaKeyword.ExclusiveMinimum or SchemaKeyword.ExclusiveMaximum)
            return SchemaVerdict.Fits;
        if (limit.Kind != JsonKind.Number) return SchemaVerdict.Unknown;
        ReadOnlySpan<byte> number = values[value].Raw(valueText), bound = limit.Raw(schemaText);
        if (keyword == SchemaKeyword.MultipleOf)
            return JsonNumber.IsMultiple(number, bound) is bool isMultiple ? Verdict(isMultiple) : SchemaVerdict.Unknown;
        int order = JsonNumber.Compare(number, bound);
        return keyword switch
        {
            SchemaKeyword.Minimum => Verdict(order > 0 || order == 0 && !IsSet(schema, SchemaKeyword.ExclusiveMinimum)),
            SchemaKeyword.Maximum => Verdict(order < 0 || order == 0 && !IsSet(schema, SchemaKeyword.ExclusiveMaximum)),
            SchemaKeyword.ExclusiveMinimum => Verdict(order > 0),
            _ => Verdict(order < 0),
        };
    }

    /// <summary>Takes a step if one is left.</summary>
    internal bool Step()
    {
        if (Steps <= 0)
        {
            IsExhausted = true;
            return false;
        }
        Steps--;
        return true;
    }

    /// <summary>The value of a keyword in a schema, or -1.</summary>
    private int Find(int schema, SchemaKeyword keyword)
    {
        int end = schemas[schema].Next;
        for (int key = schema + 1; key < end && Step(); key = schemas[key + 1].Next)
            if (schemas[key].Keyword == keyword) return key + 1;
        return -1;
    }

    /// <summary>Whether a keyword of a schema is the literal true.</summary>
    private bool IsSet(int schema, SchemaKeyword keyword)
    {
        int at = Find(schema, keyword);
        return at >= 0 && schemas[at].Kind == JsonKind.Boolean && IsTrue(schemas[at]);
    }

    /// <summary>A keyword's value as a whole number of at least 0; -1 when it is none.</summary>
    private int CountAt(int at) => schemas[at].Kind == JsonKind.Number ? JsonNumber.ToCount(schemas[at].Raw(schemaText)) : -1;

    private bool IsTrue(in JsonNode boolean) => schemaText[boolean.Start] == (byte)'t';

    private SchemaVerdict Break(SchemaVerdict verdict, SchemaKeyword keyword, int schema, int value, bool report)
    {
        // Steps may have run out halfway, where the answer was not certain yet.
        if (IsExhausted) return SchemaVerdict.Unknown;
        return verdict == SchemaVerdict.Breaks ? Break(keyword, schema, value, report) : verdict;
    }

    private SchemaVerdict Break(SchemaKeyword keyword, int schema, int value, bool report)
    {
        if (report) faults.Add(keyword, schema, value);
        return SchemaVerdict.Breaks;
    }

    private static SchemaVerdict Verdict(bool fits) => fits ? SchemaVerdict.Fits : SchemaVerdict.Breaks;

    private static SchemaVerdict And(SchemaVerdict a, SchemaVerdict b) =>
        a == SchemaVerdict.Breaks || b == SchemaVerdict.Fits ? a : b;
}

/// <summary>The keywords that one value breaks; the first <see cref="Most"/> of them.</summary>
sealed class SchemaFaults
{
    private const int Most = 64;
    private readonly SchemaFault[] faults = new SchemaFault[Most];

    /// <summary>Number of faults kept.</summary>
    public int Count { get; private set; }

    /// <summary>The faults in the order of the schema.</summary>
    public ReadOnlySpan<SchemaFault> Span => faults.AsSpan(0, Count);

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Puts the faults in the order of the value; those of one node stay in the order of the schema.</summary>
    public void Sort()
    {
        for (int i = 1; i < Count; i++)
        {
            SchemaFault fault = faults[i];
            int place = i;
            for (; place > 0 && faults[place - 1].Instance > fault.Instance; place--) faults[place] = faults[place - 1];
            faults[place] = fault;
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(SchemaKeyword keyword, int schema, int instance)
    {
        if (Count < Most) faults[Count++] = new SchemaFault { Keyword = keyword, Schema = schema, Instance = instance };
    }
}
