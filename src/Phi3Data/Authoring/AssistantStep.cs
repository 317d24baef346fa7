using System;
using System.Buffers;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Phi3Data.Authoring;

/// <summary>After an answer of the assistant: the next turn, or the end.</summary>
/// <typeparam name="TTools">The tools that may be called: <see cref="NamedTools"/>, or a type with <see cref="ToolFunctionAttribute"/>.</typeparam>
public readonly struct AssistantStep<TTools> : IConversationStep<AssistantStep<TTools>>
{
    private readonly DraftStep draft;

    internal AssistantStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<AssistantStep<TTools>>.Draft => draft;

    static AssistantStep<TTools> IConversationStep<AssistantStep<TTools>>.At(DraftStep draft) => new(draft);

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
        [InterpolatedStringHandlerArgument("")] ref ConversationText<AssistantStep<TTools>> content)
    {
        _ = content;
        return new(draft.EndText(Role.User));
    }

    /// <summary>Ends the conversation and checks it under its profile.</summary>
    /// <returns>The row, in memory of its own.</returns>
    /// <exception cref="ConversationException">It would not pass the check, for an empty answer for instance.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public Conversation Build() => draft.Build();

    /// <summary>Ends the conversation and checks it under its profile, for content that may be bad.</summary>
    /// <param name="conversation">The row; null when it would not pass the check.</param>
    /// <param name="findings">What was found.</param>
    /// <returns>Whether it passes.</returns>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public bool TryBuild([NotNullWhen(true)] out Conversation? conversation, out IReadOnlyList<Diagnostic> findings) =>
        draft.TryBuild(out conversation, out findings);

    /// <summary>Ends the conversation, checks it, and writes the row without LF. Allocates nothing.</summary>
    /// <exception cref="ConversationException">It would not pass the check; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public void WriteTo(IBufferWriter<byte> output) => draft.WriteTo(output);

    /// <summary>Ends the conversation, checks it, and writes it as the next line of a file. Allocates nothing.</summary>
    /// <exception cref="ConversationException">It would not pass the check; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public void AppendTo(JsonlWriter output) => draft.AppendTo(output);
}
