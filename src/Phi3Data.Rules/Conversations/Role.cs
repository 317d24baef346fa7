namespace Phi3Data;

/// <summary>Who speaks in a message.</summary>
#if PHI3DATA_LIBRARY
public
#endif
enum Role : byte
{
    /// <summary>The role is absent, not a string, or a name that the record's format does not know.</summary>
    Unknown,
    /// <summary>Instructions that stand before the conversation.</summary>
    System,
    /// <summary>The person. <c>human</c> in ShareGPT.</summary>
    User,
    /// <summary>The model. <c>gpt</c> and <c>function_call</c> in ShareGPT.</summary>
    Assistant,
    /// <summary>The result of a tool call. <c>observation</c> in ShareGPT.</summary>
    Tool,
    /// <summary>The result of a call in the older <c>functions</c> style, which services have deprecated.</summary>
    Function,
    /// <summary>Instructions in reinforcement fine-tuning rows; no service takes it in chat fine-tuning.</summary>
    Developer,
}
