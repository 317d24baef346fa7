using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>
/// Names a value that records have, to keep records together by it or to divide each value alike: <c>metadata.user</c> for what
/// stands at these keys, or one of the words with a colon. Immutable.
/// </summary>
public sealed class RecordSelector : IEquatable<RecordSelector>
{
    private readonly string name;

    private RecordSelector(string name, KeyPath? path = null)
    {
        this.name = name;
        Path = path;
    }

    /// <summary><c>:prompt</c>: all messages before the answer; see <see cref="RecordFingerprint.Prompt"/>.</summary>
    public static RecordSelector Prompt { get; } = new(":prompt");

    /// <summary><c>:conversation</c>: all messages; see <see cref="RecordFingerprint.Conversation"/>.</summary>
    public static RecordSelector Conversation { get; } = new(":conversation");

    /// <summary><c>:system</c>: the text of the first system message.</summary>
    public static RecordSelector System { get; } = new(":system");

    /// <summary><c>:answer</c>: the text of the last message, if it is the assistant's; a label, where answers are labels.</summary>
    public static RecordSelector Answer { get; } = new(":answer");

    /// <summary><c>:tools</c>: whether the record has tools or calls.</summary>
    public static RecordSelector Tools { get; } = new(":tools");

    /// <summary>The path of a selector by keys; null for the others.</summary>
    internal KeyPath? Path { get; }

    /// <summary>Reads a selector: one of the words above, or keys joined by full stops.</summary>
    /// <exception cref="ArgumentException">The text is empty, a key in it is, or no selector has this name.</exception>
    public static RecordSelector Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        foreach (RecordSelector known in (RecordSelector[])[Prompt, Conversation, System, Answer, Tools])
        {
            if (known.name == text) return known;
        }
        if (text[0] == ':')
            throw new ArgumentException($"No selector is called {text}; there are :prompt, :conversation, :system, :answer and :tools.", nameof(text));
        return new RecordSelector(text, new KeyPath(text, nameof(text)));
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => name;

    /// <summary>Whether the other one selects the same.</summary>
    public bool Equals(RecordSelector? other) => other?.name == name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RecordSelector);

    /// <inheritdoc/>
    public override int GetHashCode() => name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Hashes what a selector selects; the same value has the same hash in every run. Serves one thread.</summary>
sealed class SelectedValues
{
    private const long Tag = 7;

    private readonly JsonScratch scratch = new();

    /// <summary>Whether the selector needs the record itself, not only its fingerprint.</summary>
    public static bool NeedsView(RecordSelector selector) => selector != RecordSelector.Prompt && selector != RecordSelector.Conversation;

    /// <summary>Hashes the value.</summary>
    /// <param name="selector">What to select.</param>
    /// <param name="fingerprint">The record's fingerprint.</param>
    /// <param name="view">The record; empty where <see cref="NeedsView"/> says so.</param>
    /// <returns>The hash; null when the record has no such value.</returns>
    public UInt128? Hash(RecordSelector selector, in RecordFingerprint fingerprint, in ConversationView view)
    {
        if (selector == RecordSelector.Prompt) return fingerprint.Prompt;
        if (selector == RecordSelector.Conversation) return fingerprint.Conversation;
        if (selector.Path is KeyPath path)
            return path.TryRead(view.Line, scratch, out ReadOnlySpan<byte> value) ? HashMix.Text(value, Tag) : null;
        if (selector == RecordSelector.Tools)
        {
            RecordSlots slots = view.Slots;
            return !slots.Tools.IsNone || !slots.Functions.IsNone || slots.HasCalls ? UInt128.One : UInt128.Zero;
        }
        MessageList messages = view.Messages;
        if (selector == RecordSelector.Answer)
            return messages.Count > 0 && messages[messages.Count - 1] is { Role: Role.Assistant } last ? HashContent(last) : null;
        foreach (MessageView message in messages)
        {
            if (message.Role == Role.System) return HashContent(message);
        }
        return null;
    }

    /// <summary>Hashes a string as text, and parts as they are written.</summary>
    private UInt128 HashContent(in MessageView message)
    {
        ReadOnlySpan<byte> raw = message.RawContent;
        if (!message.IsContentEscaped) return HashMix.Text(raw, Tag);
        byte[] text = scratch.Text(raw.Length);
        return HashMix.Text(text.AsSpan(0, JsonString.Unescape(raw, text)), Tag);
    }
}
