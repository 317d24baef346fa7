using System;
using System.Buffers;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Phi3Data.Authoring;

/// <summary>After the output that is preferred: the one that is not.</summary>
public readonly struct PreferredStep : IConversationStep<PreferredStep>
{
    private readonly DraftStep draft;

    internal PreferredStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<PreferredStep>.Draft => draft;

    static PreferredStep IConversationStep<PreferredStep>.At(DraftStep draft) => new(draft);

    /// <summary>What the model is not to say.</summary>
    /// <param name="content">Its text.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public PreferenceStep NonPreferred(string content) => new(draft.AddOutput(false, content));

    /// <summary>What the model is not to say.</summary>
    /// <param name="content">Its text as UTF-8, such as <c>"…"u8</c>.</param>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public PreferenceStep NonPreferred(ReadOnlySpan<byte> content) => new(draft.AddOutput(false, content));

    /// <summary>What the model is not to say.</summary>
    /// <param name="content">Its text, an interpolated string that is written straight into the row.</param>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public PreferenceStep NonPreferred([InterpolatedStringHandlerArgument("")] ref ConversationText<PreferredStep> content)
    {
        _ = content;
        return new(draft.EndOutput(false));
    }
}

/// <summary>After both outputs of a preference row: its end.</summary>
public readonly struct PreferenceStep : IConversationStep<PreferenceStep>
{
    private readonly DraftStep draft;

    internal PreferenceStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<PreferenceStep>.Draft => draft;

    static PreferenceStep IConversationStep<PreferenceStep>.At(DraftStep draft) => new(draft);

    /// <summary>Ends the row and checks it under its profile.</summary>
    /// <returns>The row, in memory of its own.</returns>
    /// <exception cref="ConversationException">It would not pass the check.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public Conversation Build() => draft.Build();

    /// <summary>Ends the row and checks it under its profile, for content that may be bad.</summary>
    /// <param name="conversation">The row; null when it would not pass the check.</param>
    /// <param name="findings">What was found.</param>
    /// <returns>Whether it passes.</returns>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public bool TryBuild([NotNullWhen(true)] out Conversation? conversation, out IReadOnlyList<Diagnostic> findings) =>
        draft.TryBuild(out conversation, out findings);

    /// <summary>Ends the row, checks it, and writes it without LF. Allocates nothing.</summary>
    /// <exception cref="ConversationException">It would not pass the check; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public void WriteTo(IBufferWriter<byte> output) => draft.WriteTo(output);

    /// <summary>Ends the row, checks it, and writes it as the next line of a file. Allocates nothing.</summary>
    /// <exception cref="ConversationException">It would not pass the check; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public void AppendTo(JsonlWriter output) => draft.AppendTo(output);
}
