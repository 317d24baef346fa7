namespace Phi3Data;

/// <summary>One message as offsets into the line. Only an object has more than <see cref="Value"/>.</summary>
struct MessageSlot
{
    /// <summary>The message itself, of any type.</summary>
    public JsonSlot Value;

    /// <summary>The value of <c>role</c>.</summary>
    public JsonSlot RoleValue;

    /// <summary>What <see cref="RoleValue"/> names.</summary>
    public Role Role;

    /// <summary>The value of <c>content</c>.</summary>
    public JsonSlot Content;

    /// <summary>The value of <c>weight</c>.</summary>
    public JsonSlot Weight;

    /// <summary>The value of <c>name</c>.</summary>
    public JsonSlot Name;

    /// <summary>The value of <c>tool_calls</c>.</summary>
    public JsonSlot ToolCalls;

    /// <summary>The value of <c>tool_call_id</c>.</summary>
    public JsonSlot ToolCallId;

    /// <summary>The value of the deprecated <c>function_call</c>.</summary>
    public JsonSlot FunctionCall;

    /// <summary>Whether the message asks for a call, so that it may do without content.</summary>
    public readonly bool HasCalls => ToolCalls.Kind is not (JsonKind.Missing or JsonKind.Null)
        || FunctionCall.Kind is not (JsonKind.Missing or JsonKind.Null);
}
