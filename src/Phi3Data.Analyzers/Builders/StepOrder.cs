namespace Phi3Data.Analyzers;

/// <summary>Why a step of the builder may not come where it stands, in words.</summary>
static class StepOrder
{
    /// <summary>Explains a method that a step does not have.</summary>
    /// <param name="step">The name of the step's type.</param>
    /// <param name="method">The name that was called.</param>
    /// <returns>The reason; null when the name is no step's at all.</returns>
    public static string? Explain(string step, string method) => method switch
    {
        "Preferred" or "Reference" when step != "UserStep" => "the user's message comes right before it",
        "NonPreferred" => "the preferred output comes right before it",
        "System" or "User" or "Assistant" or "CallTool" or "ToolResult" or "WithTool"
            when step is "PreferredStep" or "PreferenceStep" or "ReferenceStep" => "the messages have ended",
        "System" => step == "SystemStep" ? "a conversation has one system message" : "the system message comes first",
        "User" => step switch
        {
            "UserStep" => "two user messages stand in a row",
            "AnsweredStep" => "the assistant speaks after the results of its calls",
            _ => "a tool call waits for its result",
        },
        "Assistant" => step switch
        {
            "StartStep" or "SystemStep" => "the user speaks first",
            "AssistantStep" => "two assistant messages stand in a row",
            _ => "a tool call waits for its result",
        },
        "CallTool" => step switch
        {
            "StartStep" or "SystemStep" => "the user speaks first",
            "AssistantStep" => "a call is a message of the assistant, and two stand in a row",
            _ => "the calls of a message come before their results",
        },
        "ToolResult" => "no tool call waits for a result",
        "WithTool" => "tools are declared before the first message",
        "Build" or "TryBuild" or "WriteTo" or "AppendTo" => step switch
        {
            "CallStep" or "ResultStep" => "a tool call waits for its result",
            "PreferredStep" => "a preference row has two outputs",
            _ => "the last message must be the assistant's",
        },
        _ => null,
    };

    /// <summary>What may come after a step.</summary>
    public static string Next(string step) => step switch
    {
        "StartStep" => "call System or User next",
        "SystemStep" => "call User next",
        "UserStep" or "AnsweredStep" => "call Assistant or CallTool next",
        "CallStep" => "call ToolResult or CallTool next",
        "ResultStep" => "call ToolResult next",
        "PreferredStep" => "call NonPreferred next",
        "PreferenceStep" => "call Build, WriteTo or AppendTo next",
        "ReferenceStep" => "call Reference, Build, WriteTo or AppendTo next",
        _ => "call User, Build, WriteTo or AppendTo next",
    };
}
