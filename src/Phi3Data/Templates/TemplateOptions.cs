namespace Phi3Data;

/// <summary>Whose rules turn the text between special tokens into tokens. They differ for the Llama-2 vocabulary only.</summary>
public enum TokenizerLoader : byte
{
    /// <summary>Hugging Face transformers 4: each text between two special tokens gets a word mark of its own. The default.</summary>
    TransformersV4,

    /// <summary>Hugging Face transformers 5: only a text at the very start of the prompt gets one.</summary>
    TransformersV5,
}

/// <summary>What becomes of text in a message that looks like a special token.</summary>
public enum ContentTokens : byte
{
    /// <summary>It is the special token, as it is where a whole prompt is tokenized at once. The default.</summary>
    Recognised,

    /// <summary>It is text like any other, as where each message is tokenized by itself.</summary>
    Literal,
}

/// <summary>What else decides how many tokens a conversation has, beside its model. Immutable.</summary>
public sealed record TemplateOptions
{
    /// <summary>The defaults.</summary>
    public static TemplateOptions Default { get; } = new();

    /// <summary>Whose rules the tokenizer follows.</summary>
    /// <value>Default <see cref="TokenizerLoader.TransformersV4"/>.</value>
    public TokenizerLoader Loader { get; init; }

    /// <summary>What text of special tokens inside content is.</summary>
    /// <value>Default <see cref="ContentTokens.Recognised"/>, as <c>apply_chat_template</c> does.</value>
    public ContentTokens Content { get; init; }
}
