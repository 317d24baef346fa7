using System;
using System.Runtime.CompilerServices;

namespace Phi3Data.Authoring;

/// <summary>After a tool call: further calls of the same message, or the first result. The type counts the calls that wait for theirs.</summary>
/// <typeparam name="TNext">The place after the result of the call that is answered next.</typeparam>
public readonly struct CallStep<TNext> : IConversationStep<CallStep<TNext>>
    where TNext : struct, IConversationStep<TNext>
{
    private readonly DraftStep draft;

    internal CallStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<CallStep<TNext>>.Draft => draft;

    static CallStep<TNext> IConversationStep<CallStep<TNext>>.At(DraftStep draft) => new(draft);

    /// <summary>The assistant calls a further tool in the same message.</summary>
    /// <param name="name">A tool that was declared with <see cref="StartStep.WithTool"/>.</param>
    /// <param name="arguments">A JSON object as text. What is not one is found when the conversation is built.</param>
    /// <param name="id">The call's id; null for <c>call_1</c>, <c>call_2</c> and so on. Its result repeats it by itself.</param>
    /// <exception cref="ArgumentException">The tool was not declared, or a call before has the id.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public CallStep<ResultStep<TNext>> CallTool(string name, string arguments, string? id = null) =>
        new(draft.AddCall(name, arguments, id));

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
        [InterpolatedStringHandlerArgument("")] ref ConversationText<CallStep<TNext>> content)
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
