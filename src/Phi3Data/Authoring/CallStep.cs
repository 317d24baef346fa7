using System;
using System.Runtime.CompilerServices;

namespace Phi3Data.Authoring;

/// <summary>After a tool call: further calls of the same message, or the first result. The type counts the calls that wait for theirs.</summary>
/// <typeparam name="TTools">The tools that may be called: <see cref="NamedTools"/>, or a type with <see cref="ToolFunctionAttribute"/>.</typeparam>
/// <typeparam name="TNext">The place after the result of the call that is answered next.</typeparam>
public readonly struct CallStep<TTools, TNext> : IConversationStep<CallStep<TTools, TNext>>
    where TNext : struct, IConversationStep<TNext>
{
    private readonly DraftStep draft;

    internal CallStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<CallStep<TTools, TNext>>.Draft => draft;

    static CallStep<TTools, TNext> IConversationStep<CallStep<TTools, TNext>>.At(DraftStep draft) => new(draft);

    /// <summary>The result of the first call that has none yet.</summary>
    /// <param name="content">Its text.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public TNext ToolResult(string content) => TNext.At(draft.Add(Role.Tool, content));

    /// <inheritdoc cref="ToolResult(string)"/>
    /// <param name="content">Its text as UTF-8, such as <c>"…"u8</c>.</param>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    public TNext ToolResult(ReadOnlySpan<byte> content) => TNext.At(draft.Add(Role.Tool, content));

    /// <inheritdoc cref="ToolResult(string)"/>
    /// <param name="content">Its text, an interpolated string that is written straight into the row.</param>
    public TNext ToolResult(
        [InterpolatedStringHandlerArgument("")] ref ConversationText<CallStep<TTools, TNext>> content)
    {
        _ = content;
        return TNext.At(draft.EndText(Role.Tool));
    }
}

/// <summary>After the result of a call, while others wait for theirs.</summary>
/// <typeparam name="TNext">The place after the result of the call that is answered next.</typeparam>
public readonly struct ResultStep<TNext> : IConversationStep<ResultStep<TNext>>
    where TNext : struct, IConversationStep<TNext>
{
    private readonly DraftStep draft;

    internal ResultStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<ResultStep<TNext>>.Draft => draft;

    static ResultStep<TNext> IConversationStep<ResultStep<TNext>>.At(DraftStep draft) => new(draft);

    /// <summary>The result of the first call that has none yet.</summary>
    /// <param name="content">Its text.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public TNext ToolResult(string content) => TNext.At(draft.Add(Role.Tool, content));

    /// <inheritdoc cref="ToolResult(string)"/>
    /// <param name="content">Its text as UTF-8, such as <c>"…"u8</c>.</param>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    public TNext ToolResult(ReadOnlySpan<byte> content) => TNext.At(draft.Add(Role.Tool, content));

    /// <inheritdoc cref="ToolResult(string)"/>
    /// <param name="content">Its text, an interpolated string that is written straight into the row.</param>
    public TNext ToolResult(
        [InterpolatedStringHandlerArgument("")] ref ConversationText<ResultStep<TNext>> content)
    {
        _ = content;
        return TNext.At(draft.EndText(Role.Tool));
    }
}
