namespace Phi3Data;

/// <summary>Counts tokens for the rules, which have no tokenizer of their own. Serves one thread.</summary>
partial interface IConversationCounter
{
    /// <summary>Counts a finished conversation, as training reads it.</summary>
    ConversationTokens Count(in ConversationView view);

    /// <summary>Finds a message of the conversation that was counted last.</summary>
    /// <param name="token">0-based place of a token in the conversation.</param>
    /// <returns>0-based index of the last message that starts at or before it.</returns>
    int FindMessage(int token);
}
