namespace Phi3Data;

/// <summary>Why a configuration file cannot be used, and where.</summary>
sealed partial class ConfigError
{
    internal ConfigError(int offset, string message)
    {
        Offset = offset;
        Message = message;
    }

    /// <summary>0-based byte offset in the file.</summary>
    public int Offset { get; }

    /// <summary>What was found and what was expected.</summary>
    public string Message { get; }
}
