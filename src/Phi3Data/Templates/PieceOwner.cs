using System;

namespace Phi3Data;

/// <summary>Whom a piece of a rendered conversation belongs to.</summary>
/// <param name="Message">0-based index of the message, or -1 for what stands before the first and behind the last.</param>
/// <param name="Role">The message's role.</param>
/// <param name="IsContent">Whether it is the message's text, not the template's.</param>
/// <param name="IsTrained">Whether the model learns to write it.</param>
readonly record struct PieceOwner(int Message, Role Role, bool IsContent, bool IsTrained)
{
    /// <summary>What belongs to no message.</summary>
    public static PieceOwner Template => new(-1, Role.Unknown, false, false);
}

/// <summary>Takes the pieces of a rendered conversation in order. Joined, their texts are the prompt.</summary>
interface IPieceSink
{
    /// <summary>Takes a special token that the template writes.</summary>
    /// <param name="token">Its index in the template's set.</param>
    /// <param name="owner">Whom it belongs to.</param>
    void Token(int token, in PieceOwner owner);

    /// <summary>Takes text of the template, or all text of a message, which may hold the text of special tokens.</summary>
    /// <param name="text">UTF-8, valid until the renderer is used again.</param>
    /// <param name="owner">Whom it belongs to.</param>
    void Text(ReadOnlySpan<byte> text, in PieceOwner owner);
}
