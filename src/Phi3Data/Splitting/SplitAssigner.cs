using System;
using System.Buffers.Binary;
using System.IO.Hashing;

namespace Phi3Data;

/// <summary>
/// Decides a record's side from a seeded hash of what keeps it together with others, alone: the same prompt, or the same group,
/// is always on the same side, whatever the order, the number of threads, or the other records.
/// </summary>
public sealed class SplitAssigner
{
    private readonly SplitOptions options;
    private readonly SplitBounds bounds;
    private readonly SelectedValues values = new();

    /// <summary>Makes an assigner.</summary>
    /// <param name="options">
    /// Its seed, shares and groups; <see cref="SplitOptions.Exact"/> and <see cref="SplitOptions.MinValidation"/> need all records
    /// and are the pipeline's business.
    /// </param>
    public SplitAssigner(SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        bounds = SplitBounds.ByShare(options);
    }

    /// <summary>Whether records must be read to be placed; else their fingerprints are enough.</summary>
    internal bool NeedsView => SelectedValues.NeedsView(options.GroupBy)
        || options is { NeedsAll: true, StratifyBy: RecordSelector strata } && SelectedValues.NeedsView(strata);

    /// <summary>The record's place on the line of all hashes, 0 to 2^64 - 1; the smallest ones go to validation.</summary>
    /// <exception cref="InvalidOperationException">Groups are made by more than the fingerprint tells.</exception>
    public ulong GetHash(in RecordFingerprint fingerprint)
    {
        if (SelectedValues.NeedsView(options.GroupBy))
            throw new InvalidOperationException($"Records are grouped by {options.GroupBy}, which their fingerprints do not tell.");
        return GetPlace(default, fingerprint).Hash;
    }

    /// <summary>The record's side.</summary>
    /// <exception cref="InvalidOperationException">Groups are made by more than the fingerprint tells.</exception>
    public SplitSide Assign(in RecordFingerprint fingerprint) => bounds.SideOf(GetHash(fingerprint));

    /// <summary>Where the record belongs.</summary>
    /// <param name="view">The record; empty unless <see cref="NeedsView"/> is true.</param>
    /// <param name="fingerprint">Its fingerprint.</param>
    internal SplitPlace GetPlace(in ConversationView view, in RecordFingerprint fingerprint)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, values.Hash(options.GroupBy, fingerprint, view) ?? fingerprint.Prompt);
        // Records without the value are a stratum of their own.
        UInt128 stratum = options is { NeedsAll: true, StratifyBy: RecordSelector strata } ? values.Hash(strata, fingerprint, view) ?? UInt128.MaxValue : 0;
        return new SplitPlace(XxHash3.HashToUInt64(bytes, options.Seed), (ulong)stratum);
    }

    internal SplitSide Assign(SplitPlace place) => bounds.SideOf(place.Hash);
}

/// <summary>Where a record belongs in a split.</summary>
/// <param name="Hash">The seeded hash of its group; the same for all of it.</param>
/// <param name="Stratum">What it is divided alike with; 0 without strata.</param>
readonly record struct SplitPlace(ulong Hash, ulong Stratum);
