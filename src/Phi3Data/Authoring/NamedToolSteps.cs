using System;
using System.Diagnostics.CodeAnalysis;
using Phi3Data.Authoring;

namespace Phi3Data;

/// <summary>
/// Marks a conversation whose tools are declared and called by name, so that it shows at run time whether a tool is declared and its
/// arguments fit. <see cref="Conversation.Create{TTools}"/> has those that the compiler checks.
/// </summary>
public readonly struct NamedTools;

/// <summary>The steps that declare tools and call them by name.</summary>
[SuppressMessage("ApiDesign", "RS0026", Justification = "The overloads follow different steps: no call has two of them to choose from.")]
public static class NamedToolSteps
{
    /// <summary>Declares a tool that the conversation may call.</summary>
    /// <param name="step">The start of the conversation.</param>
    /// <param name="name">1 to 64 letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="description">What it does; null for none.</param>
    /// <param name="parameters">A JSON Schema as text; null when it takes no arguments.</param>
    /// <exception cref="ArgumentException">The tool is declared before, or the parameters are not JSON.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public static StartStep<NamedTools> WithTool(
        this StartStep<NamedTools> step, string name, string? description = null, string? parameters = null) =>
        new(Of(step).AddTool(name, description, parameters));

    /// <summary>The assistant calls a tool instead of an answer.</summary>
    /// <param name="step">The place after the user's message.</param>
    /// <param name="name">A tool that was declared with <see cref="WithTool"/>.</param>
    /// <param name="arguments">A JSON object as text. What is not one is found when the conversation is built.</param>
    /// <param name="id">The call's id; null for <c>call_1</c>, <c>call_2</c> and so on. Its result repeats it by itself.</param>
    /// <exception cref="ArgumentException">The tool was not declared, or a call before has the id.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public static CallStep<NamedTools, AnsweredStep<NamedTools>> CallTool(
        this UserStep<NamedTools> step, string name, string arguments, string? id = null) =>
        new(Of(step).AddCall(name, arguments, id));

    /// <summary>The assistant calls another tool.</summary>
    /// <param name="step">The place after the results of its calls before.</param>
    /// <param name="name">A tool that was declared with <see cref="WithTool"/>.</param>
    /// <param name="arguments">A JSON object as text. What is not one is found when the conversation is built.</param>
    /// <param name="id">The call's id; null for <c>call_1</c>, <c>call_2</c> and so on. Its result repeats it by itself.</param>
    /// <exception cref="ArgumentException">The tool was not declared, or a call before has the id.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public static CallStep<NamedTools, AnsweredStep<NamedTools>> CallTool(
        this AnsweredStep<NamedTools> step, string name, string arguments, string? id = null) =>
        new(Of(step).AddCall(name, arguments, id));

    /// <summary>The assistant calls a further tool in the same message.</summary>
    /// <typeparam name="TNext">The place after the result of the call before.</typeparam>
    /// <param name="step">The place after a call.</param>
    /// <param name="name">A tool that was declared with <see cref="WithTool"/>.</param>
    /// <param name="arguments">A JSON object as text. What is not one is found when the conversation is built.</param>
    /// <param name="id">The call's id; null for <c>call_1</c>, <c>call_2</c> and so on. Its result repeats it by itself.</param>
    /// <exception cref="ArgumentException">The tool was not declared, or a call before has the id.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public static CallStep<NamedTools, ResultStep<TNext>> CallTool<TNext>(
        this CallStep<NamedTools, TNext> step, string name, string arguments, string? id = null)
        where TNext : struct, IConversationStep<TNext> =>
        new(Of(step).AddCall(name, arguments, id));

    private static DraftStep Of<TStep>(TStep step)
        where TStep : struct, IConversationStep<TStep> => step.Draft;
}
