using System;
using System.Runtime.CompilerServices;

namespace Phi3Data.Authoring;

/// <summary>The start of a conversation: its tools, then the system message or the first user message.</summary>
/// <typeparam name="TTools">The tools that may be called: <see cref="NamedTools"/>, or a type with <see cref="ToolFunctionAttribute"/>.</typeparam>
public readonly struct StartStep<TTools> : IConversationStep<StartStep<TTools>>
{
    private readonly DraftStep draft;

    internal StartStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<StartStep<TTools>>.Draft => draft;

    static StartStep<TTools> IConversationStep<StartStep<TTools>>.At(DraftStep draft) => new(draft);

    /// <summary>The instructions. A conversation has them once, before all other messages.</summary>
    /// <param name="content">Its text.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public SystemStep<TTools> System(string content) => new(draft.Add(Role.System, content));

    /// <inheritdoc cref="System(string)"/>
    /// <param name="content">Its text as UTF-8, such as <c>"…"u8</c>.</param>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    public SystemStep<TTools> System(ReadOnlySpan<byte> content) => new(draft.Add(Role.System, content));

    /// <inheritdoc cref="System(string)"/>
    /// <param name="content">Its text, an interpolated string that is written straight into the row.</param>
    public SystemStep<TTools> System(
        [InterpolatedStringHandlerArgument("")] ref ConversationText<StartStep<TTools>> content)
    {
        _ = content;
        return new(draft.EndText(Role.System));
    }

    /// <summary>The user's message.</summary>
    /// <param name="content">Its text.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public UserStep<TTools> User(string content) => new(draft.Add(Role.User, content));

    /// <inheritdoc cref="User(string)"/>
    /// <param name="content">Its text as UTF-8, such as <c>"…"u8</c>.</param>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    public UserStep<TTools> User(ReadOnlySpan<byte> content) => new(draft.Add(Role.User, content));

    /// <inheritdoc cref="User(string)"/>
    /// <param name="content">Its text, an interpolated string that is written straight into the row.</param>
    public UserStep<TTools> User(
        [InterpolatedStringHandlerArgument("")] ref ConversationText<StartStep<TTools>> content)
    {
        _ = content;
        return new(draft.EndText(Role.User));
    }
}
