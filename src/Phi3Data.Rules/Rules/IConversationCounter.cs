namespace Phi3Data;

/// <summary>Counts tokens for the rules, which have no tokenizer of their own. Serves one thread.</summary>
partial interface IConversationCounter
{
    /// <summary>Counts a finished conversation, as training reads it.</summary>
    ConversationTokens Count(in ConversationView view);

    /// <summary>Whether the size of a record alone says that it has no more tokens than <paramref name="tokens"/>.</summary>
    /// <param name="bytes">Bytes of the record, which breaks no rule; its contents are strings of valid UTF-8.</param>
    /// <param name="tokens">Most tokens.</param>
    bool IsCertainlyWithin(int bytes, int tokens);

    /// <summary>Finds a message of the conversation that was counted last.</summary>
    /// <param name="token">0-based place of a token in the conversation.</param>
    /// <returns>0-based index of the last message that starts at or before it.</returns>
    int FindMessage(int token);
}
