namespace Phi3Data.Cli;

/// <summary>What the process answers.</summary>
static class ExitCode
{
    /// <summary>Done, and nothing of error severity stands in the way.</summary>
    public const int Clean = 0;

    /// <summary>Findings of error severity.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A file could not be read or written.</summary>
    public const int InputOutput = 3;

    /// <summary>Cancelled, by Ctrl-C for instance.</summary>
    public const int Cancelled = 130;
}
