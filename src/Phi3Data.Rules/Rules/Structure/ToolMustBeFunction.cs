namespace Phi3Data.Rules;

/// <summary>PHI2104: a tool is <c>{"type":"function","function":{"name":…}}</c>.</summary>
static class ToolMustBeFunction
{
    /// <summary>Reports the first fault of each tool.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly ToolSlot tool in context.Scratch.Tools.Span)
        {
            if (tool.Value.Kind != JsonKind.Object) Report(ref context, tool.Value, tool.Value, ToolFault.NotObject);
            else if (!tool.IsFunction(view.Line)) Report(ref context, tool.Type, tool.Value, ToolFault.NotTypeFunction);
            else if (tool.Function.Kind != JsonKind.Object)
                Report(ref context, tool.Function, tool.Value, ToolFault.NoFunction);
            else if (tool.Name.Kind != JsonKind.String) Report(ref context, tool.Name, tool.Function, ToolFault.NoName);
        }
    }

    private static void Report(ref RuleContext context, in JsonSlot value, in JsonSlot holder, ToolFault fault) =>
        context.Report(RuleId.ToolMustBeFunction, value.Kind == JsonKind.Missing ? holder : value, (long)value.Kind, (long)fault);
}

/// <summary>What is wrong with a tool or with a call of one.</summary>
enum ToolFault : byte
{
    /// <summary>It is no object.</summary>
    NotObject,
    /// <summary>Its <c>type</c> is not <c>function</c>.</summary>
    NotTypeFunction,
    /// <summary>Its <c>function</c> is missing or no object.</summary>
    NoFunction,
    /// <summary>The function's <c>name</c> is missing or no string.</summary>
    NoName,
    /// <summary>A call's <c>id</c> is missing or no string.</summary>
    NoId,
    /// <summary>A call's function has no <c>arguments</c>.</summary>
    NoArguments,
    /// <summary><c>tool_calls</c> is no array.</summary>
    CallsNotArray,
}
