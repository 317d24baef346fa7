namespace Phi3Data;

/// <summary>Where the counts of records go. They come in the order of the input, from one thread at a time.</summary>
public interface IRecordTokenSink
{
    /// <summary>Takes the count of a valid record.</summary>
    void Report(in RecordTokens record);
}

/// <summary>What a record costs.</summary>
/// <param name="File">The file's name as the user gave it; <c>-</c> is standard input.</param>
/// <param name="Line">1-based line in the file.</param>
/// <param name="Tokens">Its tokens.</param>
public readonly record struct RecordTokens(string File, long Line, ConversationTokens Tokens);
