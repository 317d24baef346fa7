using System;
using System.Buffers;

namespace Phi3Data.Authoring;

/// <summary>
/// What the code generated for a <see cref="ConversationTemplateAttribute"/> writes with: constant JSON as it is, and the values
/// of holes as text. Not meant to be called by hand.
/// </summary>
public readonly struct TemplateRow
{
    private readonly DraftStep draft;

    private TemplateRow(DraftStep draft) => this.draft = draft;

    /// <summary>Starts a row.</summary>
    /// <param name="rules">What the row must hold; null for the defaults.</param>
    public static TemplateRow Start(RuleOptions? rules) => new(ConversationDraft.Start(rules ?? RuleOptions.Default));

    /// <summary>Starts a row that declares tools.</summary>
    /// <param name="rules">What the row must hold; null for the defaults.</param>
    public static TemplateRow Start<TTools>(RuleOptions? rules)
        where TTools : IToolSet =>
        new(ConversationDraft.Start(rules ?? RuleOptions.Default).AddTools(TTools.ToolsJson));

    /// <summary>Appends constant JSON of the messages.</summary>
    /// <exception cref="InvalidOperationException">The row was finished before.</exception>
    public void Raw(ReadOnlySpan<byte> json) => draft.Buffer.Write(json);

    /// <summary>Appends the value of a hole in the invariant culture; null appends nothing.</summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The row was finished before.</exception>
    public void Value<T>(T value, string? format) => HoleText.Append(draft.Buffer, value, format);

    /// <summary>
    /// Appends the value of a hole that stands in the arguments of a call, JSON within a string: escaped for both. Null appends
    /// nothing.
    /// </summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">The row was finished before.</exception>
    public void Argument<T>(T value, string? format)
    {
        Utf8Buffer text = draft.BeginArguments();
        HoleText.Append(text, value, format);
        JsonEscaper.Append(draft.Buffer, text.Span);
    }

    /// <summary>Ends the row and checks it.</summary>
    /// <exception cref="ConversationException">It would not pass the check.</exception>
    /// <exception cref="InvalidOperationException">The row was finished before.</exception>
    public Conversation Build() => draft.CommitAll().Build();

    /// <summary>Ends the row, checks it, and writes it without LF.</summary>
    /// <exception cref="ConversationException">It would not pass the check; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The row was finished before.</exception>
    public void WriteTo(IBufferWriter<byte> output) => draft.CommitAll().WriteTo(output);

    /// <summary>Ends the row, checks it, and writes it as the next line of a file.</summary>
    /// <exception cref="ConversationException">It would not pass the check; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The row was finished before.</exception>
    public void AppendTo(JsonlWriter output) => draft.CommitAll().AppendTo(output);
}
