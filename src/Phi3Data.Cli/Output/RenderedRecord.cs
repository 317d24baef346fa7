using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Phi3Data.Cli.Output;

/// <summary>A rendered record with where it is from, and the words that both kinds of output use.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Template">The chat template.</param>
/// <param name="Conversation">The pieces and counts.</param>
/// <param name="Window">Most tokens that training sees, where that is known.</param>
sealed record RenderedRecord(string File, long Line, ChatTemplate Template, RenderedConversation Conversation, int? Window)
{
    /// <summary>What it is and what it costs.</summary>
    public string Title
    {
        get
        {
            ConversationTokens tokens = Conversation.Tokens;
            string cut = Window is int window && tokens.Total > window
                ? $"; training sees {Number(window)}, the last {Number(tokens.Total - window)} are cut off" : "";
            return string.Create(CultureInfo.InvariantCulture,
                $"{SafeText.Of(File)} line {Line}, {Template.Name}: {Number(tokens.Total)} tokens, {Number(tokens.Trained)} trained, {Number(tokens.Masked)} masked{cut}");
        }
    }

    /// <summary>The pieces of one message after the other, as they stand in the prompt.</summary>
    public IEnumerable<(int Message, List<RenderedPiece> Pieces)> Groups
    {
        get
        {
            List<RenderedPiece> group = [];
            foreach (RenderedPiece piece in Conversation.Pieces)
            {
                if (group.Count > 0 && group[0].Message != piece.Message)
                {
                    yield return (group[0].Message, group);
                    group = [];
                }
                group.Add(piece);
            }
            if (group.Count > 0) yield return (group[0].Message, group);
        }
    }

    /// <summary>What heads a message.</summary>
    public string Heading(int message)
    {
        if (message < 0) return "template";
        RenderedMessage rendered = Conversation.Messages[message];
        MessageTokens tokens = rendered.Tokens;
        string trained = tokens.Trained == 0 ? "masked" : $"{Number(tokens.Trained)} trained";
        return $"{Name(message)}: {Number(tokens.Total)} tokens ({Number(tokens.Content)} content, {Number(tokens.Template)} template), {trained}";
    }

    /// <summary>The messages that the template drops, in words; empty when it drops none.</summary>
    public IEnumerable<string> Dropped => Enumerable.Range(0, Conversation.Messages.Count)
        .Where(i => !Conversation.Messages[i].IsWritten).Select(i => $"{Name(i)}: dropped by the template");

    private string Name(int message) =>
        $"message {Number(message + 1)}, {Conversation.Messages[message].Role.ToString().ToLowerInvariant()}";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
