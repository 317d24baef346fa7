using System;

namespace Phi3Data;

/// <summary>
/// Makes a writer of rows of a partial class, struct or record: its constants under <see cref="SystemMessageAttribute"/>,
/// <see cref="UserMessageAttribute"/> and <see cref="AssistantMessageAttribute"/> are the messages in their order, and
/// <c>{Name}</c> or <c>{Name:format}</c> in them is the value of the type's property, field or parameter of that name. A generator adds
/// <c>Build</c>, <c>WriteTo</c> and <c>AppendTo</c>. A brace that is no hole is text.
/// </summary>
/// <example><code>
/// [ConversationTemplate]
/// partial record Tracking(int Order, DateOnly Left)
/// {
///     [UserMessage] const string Question = "Is order {Order} on its way?";
///     [AssistantMessage] const string Answer = "It left on {Left:yyyy-MM-dd}.";
/// }
/// </code></example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ConversationTemplateAttribute : Attribute;

/// <summary>The constant is the system message of a <see cref="ConversationTemplateAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SystemMessageAttribute : Attribute;

/// <summary>The constant is a user message of a <see cref="ConversationTemplateAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class UserMessageAttribute : Attribute;

/// <summary>The constant is an assistant message of a <see cref="ConversationTemplateAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class AssistantMessageAttribute : Attribute;
