namespace Phi3Data.Benchmarks;

/// <summary>What is broken in a faulty line.</summary>
public enum Fault
{
    /// <summary>A byte that is not UTF-8, in the middle.</summary>
    InvalidUtf8,
    /// <summary>The line ends in the middle.</summary>
    CutOff,
    /// <summary>A comma is missing behind the first message.</summary>
    MissingComma,
    /// <summary>A lone surrogate in each content.</summary>
    LoneSurrogate,
    /// <summary>The key of the conversation is misspelt.</summary>
    NoMessages,
    /// <summary>Each role is unknown.</summary>
    UnknownRole,
    /// <summary>The last message is the user's.</summary>
    LastFromUser,
    /// <summary>Each message has an unknown key.</summary>
    UnknownKeys,
    /// <summary>The line is blank.</summary>
    Blank,
    /// <summary>Contents hold control tokens.</summary>
    ControlTokens,
    /// <summary>Contents hold many addresses.</summary>
    PersonalData,
}
