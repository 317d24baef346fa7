namespace Phi3Data;

/// <summary>A text that a tokenizer reads as one token, wherever it stands.</summary>
sealed partial class SpecialToken
{
    internal SpecialToken(int id, string text, bool stripsBefore = false, bool stripsAfter = false)
    {
        Id = id;
        Text = text;
        StripsBefore = stripsBefore;
        StripsAfter = stripsAfter;
    }

    /// <summary>The number that the model sees.</summary>
    public int Id { get; }

    /// <summary>The text, such as <c>&lt;|end|&gt;</c>.</summary>
    public string Text { get; }

    /// <summary>Whether white space before it vanishes (<c>lstrip</c> in the tokenizer's table).</summary>
    public bool StripsBefore { get; }

    /// <summary>Whether white space behind it vanishes (<c>rstrip</c> in the tokenizer's table).</summary>
    public bool StripsAfter { get; }
}
