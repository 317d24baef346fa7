namespace Phi3Data;

/// <summary>
/// One rule that does not hold, and where. A small value without references: its words are made from the line's bytes only
/// when someone looks, with <see cref="Diagnostic.Create"/>.
/// </summary>
readonly partial record struct Finding
{
    /// <summary>The rule that does not hold.</summary>
    public RuleId Rule { get; init; }

    /// <summary>How bad that is under the options of the run.</summary>
    public Severity Severity { get; init; }

    /// <summary>1-based line in the file; 0 for a finding on a file or a dataset as a whole.</summary>
    public long Line { get; init; }

    /// <summary>0-based byte offset of the fault in its line, a byte order mark not counted.</summary>
    public int Offset { get; init; }

    /// <summary>Length of the fault in bytes; 0 when something is missing at <see cref="Offset"/>.</summary>
    public int Length { get; init; }

    /// <summary>What was found, as the rule counts it: a number of messages, a kind of error, a kind of value.</summary>
    public long Found { get; init; }

    /// <summary>What was expected, mostly a limit; 0 where the rule has none.</summary>
    public long Expected { get; init; }
}
