using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>
/// PHI2116: a call's arguments fit the JSON Schema that the tool declares as its <c>parameters</c>. Arguments that are not JSON,
/// calls of tools that are not declared and unsound schemas are other rules' findings.
/// </summary>
static class ToolArgumentsMustFitSchema
{
    /// <summary>
    /// Steps of work that a record may ask for: some, and as many for each of its bytes. Real records take below one a byte; a
    /// schema can be written that would take forever.
    /// </summary>
    private const int FreeSteps = 10_000, StepsPerByte = 8;

    /// <summary>Reports each keyword that arguments break, and once a record whose schemas take too much work.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        ToolList tools = context.Scratch.Tools;
        if (tools.Count == 0 || context.Options.GetSeverity(RuleId.ToolArgumentsMustFitSchema) == Severity.None) return;
        long steps = FreeSteps + (long)StepsPerByte * view.Line.Length;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (!message.HasToolCalls) continue;
            var calls = new ToolWalker(view.Line, message.ToolCalls, context.Scratch.Scanner);
            while (calls.MoveNext())
            {
                ToolSlot call = calls.Current;
                if (call.Name.Kind != JsonKind.String || call.Arguments.Kind != JsonKind.String) continue;
                if (CheckCall(view, call, ref steps, ref context)) continue;
                context.Report(RuleId.ToolArgumentsMustFitSchema, call.Arguments);
                return;
            }
        }
    }

    /// <summary>Checks the arguments of a call.</summary>
    /// <returns>False when that took too much work.</returns>
    private static bool CheckCall(in ConversationView view, in ToolSlot call, ref long steps, ref RuleContext context)
    {
        int index = FindTool(view.Line, call.Name, context.Scratch.Tools, ref steps);
        if (index < 0) return steps > 0;
        ToolSchemas schemas = context.Scratch.Tools.Schemas;
        JsonSlot tools = view.Slots.Tools, parameters = context.Scratch.Tools.Span[index].Parameters;
        if (parameters.Kind != JsonKind.Object || parameters.Empty) return true;
        JsonScratch scratch = context.Scratch.Strings;
        int schema = schemas.Get(view.Line, tools, index, parameters, scratch);
        if (schema < 0) return false;

        ReadOnlySpan<byte> raw = call.Arguments.Raw(view.Line), text = raw;
        if (call.Arguments.Escaped)
        {
            byte[] decoded = scratch.Text(raw.Length);
            text = decoded.AsSpan(0, JsonString.Unescape(raw, decoded));
        }
        JsonTree arguments = context.Scratch.Arguments;
        arguments.Clear();
        int value = arguments.Add(text, scratch);
        // What is not JSON is PHI2110's; more nodes than the tree takes are too much work.
        if (value < 0) return !arguments.IsFull;
        if (arguments[value].Kind != JsonKind.Object) return true;

        SchemaFaults faults = context.Scratch.Faults;
        faults.Clear();
        var evaluator = new SchemaEvaluator(schemas.Tree, schemas.Patterns, arguments, faults, steps);
        evaluator.Evaluate(tools.Raw(view.Line), schema, text, value);
        steps = evaluator.Steps;
        if (faults.Count > 0) Report(view, call.Arguments, ref context);
        return !evaluator.IsExhausted;
    }

    private static int FindTool(ReadOnlySpan<byte> line, JsonSlot name, ToolList tools, ref long steps)
    {
        ReadOnlySpan<ToolSlot> span = tools.Span;
        for (int i = 0; i < span.Length && steps > 0; i++, steps--)
        {
            JsonSlot other = span[i].Name;
            if (other.Kind != JsonKind.String) continue;
            bool same = name.Escaped || other.Escaped
                ? JsonString.SameText(name.Raw(line), other.Raw(line))
                : name.Raw(line).SequenceEqual(other.Raw(line));
            if (same) return i;
        }
        return -1;
    }

    private static void Report(in ConversationView view, JsonSlot arguments, ref RuleContext context)
    {
        ReadOnlySpan<byte> raw = arguments.Raw(view.Line);
        JsonTree values = context.Scratch.Arguments, schemas = context.Scratch.Tools.Schemas.Tree;
        context.Scratch.Faults.Sort();
        // In the order of the text, so that its places are found in one walk.
        int decoded = 0, start = 0, length = 0, last = -1;
        foreach (ref readonly SchemaFault fault in context.Scratch.Faults.Span)
        {
            JsonNode at = values[fault.Instance];
            if (fault.Instance != last)
            {
                start += JsonString.RawOffset(raw.Slice(start), at.Start - decoded);
                length = JsonString.RawOffset(raw.Slice(start), at.Length);
                decoded = at.Start;
                last = fault.Instance;
            }
            // The words are made of the line when someone looks: of where the arguments start, the keyword and its value.
            context.Report(
                RuleId.ToolArgumentsMustFitSchema, arguments.Start + 1 + start, length,
                (long)arguments.Start << 8 | (long)fault.Keyword, view.Slots.Tools.Start + schemas[fault.Schema].Start);
        }
    }
}
