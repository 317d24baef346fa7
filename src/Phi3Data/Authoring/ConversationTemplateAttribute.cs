using System;

namespace Phi3Data;

/// <summary>
/// Makes a writer of rows of a partial class, struct or record: its constants under <see cref="SystemMessageAttribute"/>,
/// <see cref="UserMessageAttribute"/>, <see cref="AssistantMessageAttribute"/>, <see cref="ToolCallAttribute"/> and
/// <see cref="ToolMessageAttribute"/> are the messages in their order, and <c>{Name}</c> or <c>{Name:format}</c> in them is the value
/// of the type's property, field or parameter of that name. A generator adds <c>Build</c>, <c>WriteTo</c> and <c>AppendTo</c>. A brace
/// that is no hole is text.
/// </summary>
/// <example><code>
/// [ConversationTemplate(typeof(Shop))]
/// partial record Tracking(int Order, DateOnly Left)
/// {
///     [UserMessage] const string Question = "Is order {Order} on its way?";
///     [ToolCall("Track")] const string Call = """{"order":{Order}}""";
///     [ToolMessage] const string Result = "left {Left:O}";
///     [AssistantMessage] const string Answer = "It left on {Left:yyyy-MM-dd}.";
/// }
/// </code></example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ConversationTemplateAttribute : Attribute
{
    /// <summary>A template without tools.</summary>
    public ConversationTemplateAttribute()
    {
    }

    /// <summary>A template that declares tools.</summary>
    /// <param name="tools">A type with <see cref="ToolFunctionAttribute"/>.</param>
    public ConversationTemplateAttribute(Type tools) => Tools = tools;

    /// <summary>The type whose tools are declared; null for none.</summary>
    public Type? Tools { get; }
}

/// <summary>The constant is the system message of a <see cref="ConversationTemplateAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SystemMessageAttribute : Attribute;

/// <summary>The constant is a user message of a <see cref="ConversationTemplateAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class UserMessageAttribute : Attribute;

/// <summary>The constant is an assistant message of a <see cref="ConversationTemplateAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class AssistantMessageAttribute : Attribute;

/// <summary>
/// The constant is the arguments of a call in a <see cref="ConversationTemplateAttribute"/>, a JSON object: <c>{Hole}</c> for a
/// number, <c>"{Hole}"</c> for a text. Calls in a row are one message of the assistant.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ToolCallAttribute : Attribute
{
    /// <summary>A call.</summary>
    /// <param name="name">The tool.</param>
    public ToolCallAttribute(string name) => Name = name;

    /// <summary>The tool.</summary>
    public string Name { get; }
}

/// <summary>The constant is the result of the first call of a <see cref="ConversationTemplateAttribute"/> that has none yet.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ToolMessageAttribute : Attribute;
