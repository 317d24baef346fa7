using System;
using System.Runtime.CompilerServices;

namespace Phi3Data.Authoring;

/// <summary>After the results of all calls: the assistant answers, or calls tools once more.</summary>
/// <typeparam name="TTools">The tools that may be called: <see cref="NamedTools"/>, or a type with <see cref="ToolFunctionAttribute"/>.</typeparam>
public readonly struct AnsweredStep<TTools> : IConversationStep<AnsweredStep<TTools>>
{
    private readonly DraftStep draft;

    internal AnsweredStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<AnsweredStep<TTools>>.Draft => draft;

    static AnsweredStep<TTools> IConversationStep<AnsweredStep<TTools>>.At(DraftStep draft) => new(draft);

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
        [InterpolatedStringHandlerArgument("")] ref ConversationText<AnsweredStep<TTools>> content)
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
        [InterpolatedStringHandlerArgument("")] ref ConversationText<AnsweredStep<TTools>> content, bool trained)
    {
        _ = content;
        return new(draft.EndText(Role.Assistant, trained));
    }
}
