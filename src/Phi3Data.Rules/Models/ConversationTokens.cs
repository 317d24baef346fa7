namespace Phi3Data;

/// <summary>
/// What a conversation costs, in tokens of a model, rendered by its chat template.
/// <see cref="Total"/> = <see cref="System"/> + <see cref="User"/> + <see cref="Assistant"/> + <see cref="Tool"/> +
/// <see cref="Template"/>, and also <see cref="Trained"/> + <see cref="Masked"/>.
/// </summary>
readonly partial record struct ConversationTokens
{
    /// <summary>All tokens: what the training window and the context window are compared with.</summary>
    public int Total { get; init; }

    /// <summary>
    /// Tokens that the model learns to write: the content and the end token of each assistant message whose weight is not 0.
    /// </summary>
    /// <remarks>
    /// As the training templates of TRL mark them, but for the <c>&lt;|endoftext|&gt;</c> that some templates write behind the
    /// whole conversation, which is masked here.
    /// </remarks>
    public int Trained { get; init; }

    /// <summary>Tokens that the model only reads.</summary>
    public int Masked => Total - Trained;

    /// <summary>Tokens of the content of messages that are not trained.</summary>
    public int Prompt { get; init; }

    /// <summary>Tokens that are no message's content: special tokens and fixed text of the template.</summary>
    public int Template { get; init; }

    /// <summary>Tokens of the content of system and developer messages.</summary>
    public int System { get; init; }

    /// <summary>Tokens of the content of user messages.</summary>
    public int User { get; init; }

    /// <summary>Tokens of the content of assistant messages, trained or not.</summary>
    public int Assistant { get; init; }

    /// <summary>Tokens of the content of tool and function messages, where the template writes them.</summary>
    public int Tool { get; init; }

    /// <summary>
    /// Tokens before the first one that is trained, which is also its 0-based place; -1 when none is. A window of so many tokens
    /// or fewer leaves nothing to train.
    /// </summary>
    public int BeforeTrained { get; init; }

    /// <summary>
    /// Whether a text held half of a surrogate pair: no tokenizer takes that, and it was counted as U+FFFD. Such a line breaks
    /// PHI1004, so this is seen only where that rule is no error.
    /// </summary>
    public bool HasInvalidText { get; init; }
}

/// <summary>What one message of a conversation costs, in tokens.</summary>
readonly partial record struct MessageTokens
{
    /// <summary>Tokens of the whole conversation before those of this message.</summary>
    public int Before { get; init; }

    /// <summary>Tokens of its content.</summary>
    public int Content { get; init; }

    /// <summary>Tokens that the template writes for it.</summary>
    public int Template { get; init; }

    /// <summary>Those of both that are trained.</summary>
    public int Trained { get; init; }

    /// <summary>All its tokens; 0 when the template drops it.</summary>
    public int Total => Content + Template;
}
