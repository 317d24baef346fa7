using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Phi3Data;

/// <summary>What a piece of a rendered conversation is.</summary>
public enum RenderedPieceKind : byte
{
    /// <summary>A special token that the template writes.</summary>
    SpecialToken,

    /// <summary>Text that the template writes.</summary>
    TemplateText,

    /// <summary>Text of a message.</summary>
    Content,

    /// <summary>Text of a message that the tokenizer reads as a special token.</summary>
    ContentToken,
}

/// <summary>A piece of a rendered conversation.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, white space that special tokens strip included.</param>
/// <param name="Message">0-based index of its message; -1 for what stands before the first and behind the last.</param>
/// <param name="IsTrained">Whether the model learns to write it.</param>
public sealed record RenderedPiece(RenderedPieceKind Kind, string Text, int Message, bool IsTrained);

/// <summary>A message of a rendered conversation.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="IsWritten">Whether the template writes it; what it drops reaches no model.</param>
/// <param name="Tokens">What it costs.</param>
public sealed record RenderedMessage(Role Role, bool IsWritten, MessageTokens Tokens);

/// <summary>A conversation as its model reads it, for people to look at: the pieces of the prompt, and what each message costs.</summary>
public sealed record RenderedConversation
{
    internal RenderedConversation(
        IReadOnlyList<RenderedPiece> pieces, IReadOnlyList<RenderedMessage> messages, ConversationTokens tokens)
    {
        Pieces = pieces;
        Messages = messages;
        Tokens = tokens;
    }

    /// <summary>The pieces in order; their texts joined are <see cref="Prompt"/>.</summary>
    public IReadOnlyList<RenderedPiece> Pieces { get; }

    /// <summary>The messages in the order of the record.</summary>
    public IReadOnlyList<RenderedMessage> Messages { get; }

    /// <summary>What the whole conversation costs.</summary>
    public ConversationTokens Tokens { get; }

    /// <summary>The text that the tokenizer is given.</summary>
    public string Prompt => string.Concat(Pieces.Select(piece => piece.Text));
}

/// <summary>Collects pieces as objects, special tokens inside content apart.</summary>
sealed class PieceList(SpecialTokenSet tokens, bool isLiteral) : IPieceSink
{
    /// <summary>The pieces so far.</summary>
    public List<RenderedPiece> Pieces { get; } = [];

    /// <inheritdoc/>
    public void Token(int token, in PieceOwner owner) => Add(RenderedPieceKind.SpecialToken, tokens.TextOf(token), owner);

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<byte> text, in PieceOwner owner)
    {
        if (owner.IsContent && !isLiteral)
        {
            for (int at; (at = tokens.Find(text, out int token)) >= 0; text = text[(at + tokens.TextOf(token).Length)..])
            {
                if (at > 0) Add(RenderedPieceKind.Content, text[..at], owner);
                Add(RenderedPieceKind.ContentToken, tokens.TextOf(token), owner);
            }
        }
        if (!text.IsEmpty) Add(owner.IsContent ? RenderedPieceKind.Content : RenderedPieceKind.TemplateText, text, owner);
    }

    private void Add(RenderedPieceKind kind, ReadOnlySpan<byte> text, in PieceOwner owner) =>
        Pieces.Add(new RenderedPiece(kind, Encoding.UTF8.GetString(text), owner.Message, owner.IsTrained));
}
