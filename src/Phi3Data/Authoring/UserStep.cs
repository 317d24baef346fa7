using System;
using System.Runtime.CompilerServices;

namespace Phi3Data.Authoring;

/// <summary>After a user message: the assistant answers or calls a tool.</summary>
/// <typeparam name="TTools">The tools that may be called: <see cref="NamedTools"/>, or a type with <see cref="ToolFunctionAttribute"/>.</typeparam>
public readonly struct UserStep<TTools> : IConversationStep<UserStep<TTools>>
{
    private readonly DraftStep draft;

    internal UserStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<UserStep<TTools>>.Draft => draft;

    static UserStep<TTools> IConversationStep<UserStep<TTools>>.At(DraftStep draft) => new(draft);

    /// <summary>The assistant's message.</summary>
    /// <param name="content">Its text.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public AssistantStep<TTools> Assistant(string content) => new(draft.Add(Role.Assistant, content));

    /// <summary>The assistant's message.</summary>
    /// <param name="content">Its text as UTF-8, such as <c>"…"u8</c>.</param>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public AssistantStep<TTools> Assistant(ReadOnlySpan<byte> content) => new(draft.Add(Role.Assistant, content));

    /// <summary>The assistant's message.</summary>
    /// <param name="content">Its text, an interpolated string that is written straight into the row.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public AssistantStep<TTools> Assistant(
        [InterpolatedStringHandlerArgument("")] ref ConversationText<UserStep<TTools>> content)
    {
        _ = content;
        return new(draft.EndText(Role.Assistant));
    }

    /// <summary>The assistant's message, with its weight.</summary>
    /// <param name="content">Its text.</param>
    /// <param name="trained">Whether it is trained, written as weight 1 or 0. Only the assistant's messages have one.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public AssistantStep<TTools> Assistant(string content, bool trained) => new(draft.Add(Role.Assistant, content, trained));

    /// <summary>The assistant's message, with its weight.</summary>
    /// <param name="content">Its text as UTF-8, such as <c>"…"u8</c>.</param>
    /// <param name="trained">Whether it is trained, written as weight 1 or 0. Only the assistant's messages have one.</param>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public AssistantStep<TTools> Assistant(ReadOnlySpan<byte> content, bool trained) => new(draft.Add(Role.Assistant, content, trained));

    /// <summary>The assistant's message, with its weight.</summary>
    /// <param name="content">Its text, an interpolated string that is written straight into the row.</param>
    /// <param name="trained">Whether it is trained, written as weight 1 or 0. Only the assistant's messages have one.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public AssistantStep<TTools> Assistant(
        [InterpolatedStringHandlerArgument("")] ref ConversationText<UserStep<TTools>> content, bool trained)
    {
        _ = content;
        return new(draft.EndText(Role.Assistant, trained));
    }

    /// <summary>What the model is to say, in a preference row (DPO): the messages so far are its input.</summary>
    /// <param name="content">Its text.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public PreferredStep Preferred(string content) => new(draft.AddOutput(true, content));

    /// <summary>What the model is to say, in a preference row (DPO): the messages so far are its input.</summary>
    /// <param name="content">Its text as UTF-8, such as <c>"…"u8</c>.</param>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public PreferredStep Preferred(ReadOnlySpan<byte> content) => new(draft.AddOutput(true, content));

    /// <summary>What the model is to say, in a preference row (DPO): the messages so far are its input.</summary>
    /// <param name="content">Its text, an interpolated string that is written straight into the row.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public PreferredStep Preferred([InterpolatedStringHandlerArgument("")] ref ConversationText<UserStep<TTools>> content)
    {
        _ = content;
        return new(draft.EndOutput(true));
    }

    /// <summary>A field for the grader of a reinforcement row, which names what a good answer holds.</summary>
    /// <param name="key">Its key in the row, such as <c>reference_answer</c>.</param>
    /// <param name="value">Its text.</param>
    /// <exception cref="ArgumentException">A text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public ReferenceStep Reference(string key, string value) => new(draft.AddReference(key, value));
}
