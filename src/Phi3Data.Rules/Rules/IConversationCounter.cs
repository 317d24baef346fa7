namespace Phi3Data;

/// <summary>Counts tokens for the rules, which have no tokenizer of their own. Serves one thread.</summary>
partial interface IConversationCounter
{
    /// <summary>Counts a finished conversation, as training reads it.</summary>
    ConversationTokens Count(in ConversationView view);
}
