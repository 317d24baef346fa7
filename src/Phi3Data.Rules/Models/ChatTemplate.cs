using System.Collections.Generic;

namespace Phi3Data;

/// <summary>
/// How one revision of a model writes a conversation for its tokenizer, as data: what stands before, round and behind each
/// message, and which texts are single tokens. The Jinja templates of the models do the same.
/// </summary>
sealed partial class ChatTemplate
{
    /// <summary>Where a pattern holds the message's text.</summary>
    internal const string ContentPlace = "{content}";

    /// <summary>Where a pattern holds the name of the message's role.</summary>
    internal const string RolePlace = "{role}";

    internal ChatTemplate(string name, string tokenizer, SpecialToken[] specialTokens, Source source)
    {
        Name = name;
        Tokenizer = tokenizer;
        SpecialTokens = specialTokens;
        Source = source;
    }

    /// <summary>The revision's name, such as <c>phi-3-mini-2024-07</c>.</summary>
    public string Name { get; }

    /// <summary>The tokenizer of the text between the special tokens: <c>llama2</c>, <c>cl100k</c> or <c>o200k</c>.</summary>
    public string Tokenizer { get; }

    /// <summary>What the tokenizer reads as one token, in text of the template and, where a loader does so, in content.</summary>
    public IReadOnlyList<SpecialToken> SpecialTokens { get; }

    /// <summary>Where the template and the tokens come from.</summary>
    public Source Source { get; }

    /// <summary>What stands before the first message.</summary>
    internal string Prologue { get; init; } = "";

    /// <summary>A pattern for each system message inside the prologue; null where system messages are messages like others.</summary>
    internal string? SystemInPrologue { get; init; }

    /// <summary>What ends the prologue.</summary>
    internal string PrologueEnd { get; init; } = "";

    /// <summary>The pattern of a system message; null where the template drops it.</summary>
    internal string? System { get; init; }

    /// <summary>The pattern of a user message.</summary>
    internal string User { get; init; } = "";

    /// <summary>The pattern of an assistant message. The first special token behind the content ends the message.</summary>
    internal string Assistant { get; init; } = "";

    /// <summary>The pattern of a message of any other role; null where the template drops it.</summary>
    internal string? Other { get; init; }

    /// <summary>What stands behind the last message of a finished conversation.</summary>
    internal string End { get; init; } = "";

    /// <summary>What stands there when the model is to answer.</summary>
    internal string GenerationPrompt { get; init; } = "";

    /// <summary>Whether a system message without text is dropped.</summary>
    internal bool DropsEmptySystem { get; init; }

    /// <summary>Whether the string under <c>tools</c> of a system message is written behind its content.</summary>
    internal bool ReadsSystemTools { get; init; }

    /// <summary>Whether a message of a role is written; what is dropped reaches no model.</summary>
    public bool Writes(Role role) => role == Role.System ? SystemInPrologue is not null || System is not null : PatternOf(role) is not null;

    /// <summary>The pattern of a role's messages; null where they are dropped, or stand in the prologue.</summary>
    internal string? PatternOf(Role role) => role switch
    {
        Role.System => System,
        Role.User => User,
        Role.Assistant => Assistant,
        _ => Other,
    };
}
