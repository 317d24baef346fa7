using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI2109: a call has an id, the type <c>function</c>, and a function with a name and arguments.</summary>
static class ToolCallMustBeComplete
{
    /// <summary>Reports <c>tool_calls</c> that are no array, and the first fault of each call. Null passes: no calls.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Role != Role.Assistant || message.ToolCalls.Kind is JsonKind.Missing or JsonKind.Null) continue;
            if (message.ToolCalls.Kind != JsonKind.Array)
            {
                Report(ref context, message.ToolCalls, message.Value, ToolFault.CallsNotArray);
                continue;
            }
            var calls = new ToolWalker(view.Line, message.ToolCalls, context.Scratch.Scanner);
            while (calls.MoveNext()) CheckCall(view, calls.Current, ref context);
        }
    }

    private static void CheckCall(in ConversationView view, in ToolSlot call, ref RuleContext context)
    {
        if (call.Value.Kind != JsonKind.Object) Report(ref context, call.Value, call.Value, ToolFault.NotObject);
        else if (call.Id.Kind != JsonKind.String) Report(ref context, call.Id, call.Value, ToolFault.NoId);
        else if (!call.IsFunction(view.Line)) Report(ref context, call.Type, call.Value, ToolFault.NotTypeFunction);
        else if (call.Function.Kind != JsonKind.Object) Report(ref context, call.Function, call.Value, ToolFault.NoFunction);
        else if (call.Name.Kind != JsonKind.String) Report(ref context, call.Name, call.Function, ToolFault.NoName);
        else if (call.Arguments.Kind == JsonKind.Missing)
            Report(ref context, call.Arguments, call.Function, ToolFault.NoArguments);
    }

    private static void Report(ref RuleContext context, in JsonSlot value, in JsonSlot holder, ToolFault fault) =>
        context.Report(
            RuleId.ToolCallMustBeComplete, value.Kind == JsonKind.Missing ? holder : value, (long)value.Kind, (long)fault);
}
