using System;

namespace Phi3Data;

/// <summary>What a stage decides.</summary>
public enum StageAction : byte
{
    /// <summary>The record goes on as it is.</summary>
    Keep,
    /// <summary>The record is rejected.</summary>
    Drop,
    /// <summary>The record goes on with other bytes.</summary>
    Replace,
}

/// <summary>A stage's decision on one record, with its reason.</summary>
public readonly record struct StageResult
{
    /// <summary>The record goes on as it is.</summary>
    public static StageResult Keep => default;

    /// <summary>What is decided.</summary>
    public StageAction Action { get; private init; }

    /// <summary>The rule that a dropped record breaks; its finding is reported, and stands in the reject as the reason.</summary>
    public RuleId Reason { get; private init; }

    /// <summary>The record for whose sake this one is dropped; null when there is none.</summary>
    public RecordLocation? Original { get; private init; }

    /// <summary>The file of <see cref="Original"/>, where that is none of the inputs.</summary>
    internal string? OriginalFile { get; init; }

    /// <summary>How like that record this one is; null unless it is a near duplicate.</summary>
    public DuplicateReference? Duplicate { get; private init; }

    /// <summary>The bytes that take the record's place, without LF.</summary>
    public ReadOnlyMemory<byte> Replacement { get; private init; }

    // What the finding says beside its rule; all 0 for a finding on the whole record.
    internal int Offset { get; init; }

    internal int Length { get; init; }

    internal long Found { get; init; }

    internal long Expected { get; init; }

    /// <summary>The record is rejected.</summary>
    /// <param name="reason">The rule it breaks.</param>
    /// <param name="original">The record for whose sake it goes, as a duplicate's first occurrence.</param>
    public static StageResult Drop(RuleId reason, RecordLocation? original = null) =>
        new() { Action = StageAction.Drop, Reason = reason, Original = original };

    /// <summary>The record is rejected for being like another one.</summary>
    /// <param name="reason">The rule it breaks.</param>
    /// <param name="duplicate">The record that is kept, and how like it this one is; stands in the finding and in the reject.</param>
    public static StageResult DropDuplicate(RuleId reason, DuplicateReference duplicate) =>
        new() { Action = StageAction.Drop, Reason = reason, Original = duplicate.Original, Duplicate = duplicate };

    /// <summary>The record goes on with other bytes.</summary>
    /// <param name="line">One JSON object without LF inside. Must stay unchanged until the stage is called again.</param>
    public static StageResult Replace(ReadOnlyMemory<byte> line) =>
        new() { Action = StageAction.Replace, Replacement = line };

    /// <summary>The record goes on with other bytes, and a finding says why.</summary>
    internal static StageResult ReplaceBecause(ReadOnlyMemory<byte> line, RuleId reason) =>
        new() { Action = StageAction.Replace, Replacement = line, Reason = reason };
}

/// <summary>How like a kept record a dropped one is.</summary>
/// <param name="Original">The record that is kept.</param>
/// <param name="Similarity">Jaccard similarity of the two, 0 to 1.</param>
/// <param name="Threshold">The similarity from which one of them goes.</param>
/// <param name="Cluster">1-based number of the kept record among those for which others were dropped, in the order of the first drop.</param>
public readonly record struct DuplicateReference(RecordLocation Original, double Similarity, double Threshold, long Cluster);

/// <summary>What a stage did: <see cref="Read"/> = <see cref="Kept"/> + <see cref="Dropped"/> + <see cref="Replaced"/>.</summary>
/// <param name="Name">The stage's name.</param>
/// <param name="Read">Records it was asked about.</param>
/// <param name="Kept">Records it let pass.</param>
/// <param name="Dropped">Records it rejected.</param>
/// <param name="Replaced">Records it changed.</param>
public sealed record StageCounts(string Name, long Read, long Kept, long Dropped, long Replaced);
