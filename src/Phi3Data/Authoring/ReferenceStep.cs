using System;
using System.Buffers;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Phi3Data.Authoring;

/// <summary>After a field for the grader: further fields, or the end.</summary>
public readonly struct ReferenceStep : IConversationStep<ReferenceStep>
{
    private readonly DraftStep draft;

    internal ReferenceStep(DraftStep draft) => this.draft = draft;

    DraftStep IConversationStep<ReferenceStep>.Draft => draft;

    static ReferenceStep IConversationStep<ReferenceStep>.At(DraftStep draft) => new(draft);

    /// <summary>A field for the grader of a reinforcement row, which names what a good answer holds.</summary>
    /// <param name="key">Its key in the row, such as <c>reference_answer</c>.</param>
    /// <param name="value">Its text.</param>
    /// <exception cref="ArgumentException">A text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The conversation was continued or finished from here before.</exception>
    public ReferenceStep Reference(string key, string value) => new(draft.AddReference(key, value));

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
