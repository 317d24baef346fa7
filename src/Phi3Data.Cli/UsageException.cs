using System;

namespace Phi3Data.Cli;

/// <summary>The command line is wrong in a way that only its values show. The message is for the user.</summary>
sealed class UsageException : Exception
{
    /// <summary>Says what is wrong, and what was expected.</summary>
    public UsageException(string message)
        : base(message)
    {
    }
}
