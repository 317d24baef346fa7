using System.Collections.Generic;

namespace Phi3Data;

/// <summary>
/// What a run did, in numbers that add up: <see cref="Lines"/> = <see cref="Train"/> + <see cref="Validation"/> +
/// <see cref="Test"/> + <see cref="Rejected"/>, and <see cref="Rejected"/> = <see cref="Invalid"/> + <see cref="Blank"/> + <see cref="Dropped"/>.
/// </summary>
public sealed record PipelineReport
{
    /// <summary>Lines read. A file that is not text counts as one.</summary>
    public long Lines { get; init; }

    /// <summary>Lines with a finding of error severity.</summary>
    public long Invalid { get; init; }

    /// <summary>Lines of white space.</summary>
    public long Blank { get; init; }

    /// <summary>Valid records that a stage dropped; duplicates, for instance.</summary>
    public long Dropped { get; init; }

    /// <summary>Records on the training side. Without a split, all that were kept.</summary>
    public long Train { get; init; }

    /// <summary>Records on the validation side of the split, or in the validation data that was given.</summary>
    public long Validation { get; init; }

    /// <summary>Records on the test side of the split.</summary>
    public long Test { get; init; }

    /// <summary>Lines that were not kept, each with its reason.</summary>
    public long Rejected => Invalid + Blank + Dropped;

    /// <summary>Findings of error severity, those on records that were rejected for them included.</summary>
    public long Errors { get; init; }

    /// <summary>Findings of warning severity.</summary>
    public long Warnings { get; init; }

    /// <summary>Findings of error severity on a file or the dataset as a whole: no rejecting of records mends them.</summary>
    public long DatasetErrors { get; init; }

    /// <summary>Rules with findings, in the order of their IDs.</summary>
    public IReadOnlyList<RuleCount> Rules { get; init; } = [];

    /// <summary>The inputs in order, as far as they were read.</summary>
    public IReadOnlyList<InputReport> Inputs { get; init; } = [];

    /// <summary>What each stage did, in their order.</summary>
    public IReadOnlyList<StageCounts> Stages { get; init; } = [];

    /// <summary>The files written, without the manifest.</summary>
    public IReadOnlyList<OutputReport> Outputs { get; init; } = [];

    /// <summary>What the valid records hold; null when no statistics were asked for, and when nothing was read.</summary>
    public DatasetStatistics? Statistics { get; init; }

    /// <summary>Whether a finding sink ended the run early; nothing is published then.</summary>
    public bool IsStopped { get; init; }

    /// <summary>
    /// Whether the outputs stand under their names. False when the run was stopped, when no outputs were asked for, and when
    /// records other than blank lines had to be rejected without a place to put them.
    /// </summary>
    public bool IsPublished { get; init; }
}

/// <summary>How often a rule did not hold.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">Its severity in this run.</param>
/// <param name="Findings">Number of findings.</param>
public sealed record RuleCount(RuleInfo Rule, Severity Severity, long Findings);

/// <summary>One input.</summary>
/// <param name="Name">Its name as it was given.</param>
/// <param name="Bytes">Size in bytes, before decompression.</param>
/// <param name="Hash">XXH128 of these bytes, 32 lower-case digits; null when nothing is written.</param>
/// <param name="Compression">How it was compressed.</param>
/// <param name="Format">How it writes conversations.</param>
/// <param name="Lines">Lines in it.</param>
public sealed record InputReport(string Name, long Bytes, string? Hash, InputCompression Compression, RecordFormat Format, long Lines);

/// <summary>One output.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Records">Lines in it.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Hash">XXH128 of these bytes, 32 lower-case digits.</param>
public sealed record OutputReport(string Name, long Records, long Bytes, string Hash);

/// <summary>How far a run is.</summary>
/// <param name="Bytes">Bytes read from the inputs, before decompression.</param>
/// <param name="Lines">Lines done.</param>
/// <param name="Rejected">Lines among them that were not kept.</param>
public readonly record struct PipelineProgress(long Bytes, long Lines, long Rejected);
