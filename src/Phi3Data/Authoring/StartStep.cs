using System;
using System.Runtime.CompilerServices;

namespace Phi3Data.Authoring;

/// <summary>The start of a conversation: its tools, then the system message or the first user message.</summary>
public readonly struct StartStep : IConversationStep<StartStep>
{
    private readonly DraftStep draft;

    internal StartStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<StartStep>.Draft => draft;

    static StartStep IConversationStep<StartStep>.At(DraftStep draft) => new(draft);

    /// <summary>Declares a tool that the conversation may call.</summary>
    /// <param name="name">1 to 64 letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="description">What it does; null for none.</param>
    /// <param name="parameters">A JSON Schema as text; null when it takes no arguments.</param>
    /// <exception cref="ArgumentException">The tool is declared before, or the parameters are not JSON.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public StartStep WithTool(string name, string? description = null, string? parameters = null) =>
        new(draft.AddTool(name, description, parameters));

    /// <summary>The instructions. A conversation has them once, before all other messages.</summary>
    /// <param name="content">Its text.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public SystemStep System(string content) => new(draft.Add(Role.System, content));

    /// <inheritdoc cref="System(string)"/>
    /// <param name="content">Its text as UTF-8, such as <c>"…"u8</c>.</param>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    public SystemStep System(ReadOnlySpan<byte> content) => new(draft.Add(Role.System, content));

    /// <inheritdoc cref="System(string)"/>
    /// <param name="content">Its text, an interpolated string that is written straight into the row.</param>
    public SystemStep System(
        [InterpolatedStringHandlerArgument("")] ref ConversationText<StartStep> content)
    {
        _ = content;
        return new(draft.EndText(Role.System));
    }

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
        [InterpolatedStringHandlerArgument("")] ref ConversationText<StartStep> content)
    {
        _ = content;
        return new(draft.EndText(Role.User));
    }
}
