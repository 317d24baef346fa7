using System;
using System.Runtime.CompilerServices;

namespace Phi3Data.Authoring;

/// <summary>After the system message: the user speaks.</summary>
public readonly struct SystemStep : IConversationStep<SystemStep>
{
    private readonly DraftStep draft;

    internal SystemStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<SystemStep>.Draft => draft;

    static SystemStep IConversationStep<SystemStep>.At(DraftStep draft) => new(draft);

    /// <summary>The user's message.</summary>
    /// <param name="content">Its text.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public UserStep User(string content) => new(draft.Add(Role.User, content));

    /// <inheritdoc cref="User(string)"/>
    /// <param name="content">Its text as UTF-8, such as <c>"…"u8</c>.</param>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    public UserStep User(ReadOnlySpan<byte> content) => new(draft.Add(Role.User, content));

    /// <inheritdoc cref="User(string)"/>
    /// <param name="content">Its text, an interpolated string that is written straight into the row.</param>
    public UserStep User(
        [InterpolatedStringHandlerArgument("")] ref ConversationText<SystemStep> content)
    {
        _ = content;
        return new(draft.EndText(Role.User));
    }
}
