using System;
using System.Runtime.CompilerServices;

namespace Phi3Data.Authoring;

/// <summary>After the system message: the user speaks.</summary>
/// <typeparam name="TTools">The tools that may be called: <see cref="NamedTools"/>, or a type with <see cref="ToolFunctionAttribute"/>.</typeparam>
public readonly struct SystemStep<TTools> : IConversationStep<SystemStep<TTools>>
{
    private readonly DraftStep draft;

    internal SystemStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<SystemStep<TTools>>.Draft => draft;

    static SystemStep<TTools> IConversationStep<SystemStep<TTools>>.At(DraftStep draft) => new(draft);

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
        [InterpolatedStringHandlerArgument("")] ref ConversationText<SystemStep<TTools>> content)
    {
        _ = content;
        return new(draft.EndText(Role.User));
    }
}
