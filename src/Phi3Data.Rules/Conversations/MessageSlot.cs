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

    /// <summary>Where in the record the message stands.</summary>
    public RecordPart Part;

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

    /// <summary>
    /// Whether the message asks for a call, so that it may do without content. An empty array asks for none; many exports write
    /// it into every message.
    /// </summary>
    public readonly bool HasCalls => !ToolCalls.IsNone || !FunctionCall.IsNone;

    /// <summary>Whether an assistant's <c>tool_calls</c> is an array of at least one item, which need not be a whole call.</summary>
    public readonly bool HasToolCalls => Role == Role.Assistant && ToolCalls.Kind == JsonKind.Array && !ToolCalls.Empty;
}
