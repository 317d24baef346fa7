using System.Collections.Generic;

namespace Phi3Data;

/// <summary>A message as an object.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Content">The text, text parts joined by LF; null when the message only calls tools.</param>
public sealed record ChatMessage(Role Role, string? Content)
{
    /// <summary>Where in the record the message stands.</summary>
    public RecordPart Part { get; init; }

    /// <summary>The tools that an assistant message calls; empty when it calls none. Compared by reference.</summary>
    public IReadOnlyList<ChatToolCall> ToolCalls { get; init; } = [];

    /// <summary>The call that a tool message answers; null for any other.</summary>
    public string? ToolCallId { get; init; }

    /// <summary>Whether an assistant message is trained, written as <c>weight</c> 1 or 0; null where it says nothing.</summary>
    public bool? Trained { get; init; }

    /// <summary>A system message.</summary>
    public static ChatMessage System(string content) => new(Role.System, content);

    /// <summary>A user message.</summary>
    public static ChatMessage User(string content) => new(Role.User, content);

    /// <summary>An assistant message.</summary>
    /// <param name="content">The text.</param>
    /// <param name="trained">Whether it is trained; null to leave that to the service.</param>
    public static ChatMessage Assistant(string content, bool? trained = null) =>
        new(Role.Assistant, content) { Trained = trained };

    /// <summary>An assistant message that calls tools.</summary>
    public static ChatMessage Calls(params ChatToolCall[] calls) =>
        new(Role.Assistant, null) { ToolCalls = calls };

    /// <summary>The result of a call.</summary>
    /// <param name="callId">The call's id.</param>
    /// <param name="content">What the tool said.</param>
    public static ChatMessage Tool(string callId, string content) => new(Role.Tool, content) { ToolCallId = callId };
}

/// <summary>A call of a tool.</summary>
/// <param name="Id">The id that the tool's message repeats.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">A JSON object as text.</param>
public sealed record ChatToolCall(string Id, string Name, string Arguments);

/// <summary>A tool that the model may call.</summary>
/// <param name="Name">1 to 64 letters, digits, <c>_</c> and <c>-</c>.</param>
/// <param name="Description">What it does; null for none.</param>
/// <param name="Parameters">A JSON Schema as text; null when it takes none.</param>
public sealed record ChatTool(string Name, string? Description = null, string? Parameters = null);
