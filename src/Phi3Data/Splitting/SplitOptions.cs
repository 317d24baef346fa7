using System;

namespace Phi3Data;

/// <summary>The side of the split that a record goes to.</summary>
public enum SplitSide : byte
{
    /// <summary>Training.</summary>
    Train,
    /// <summary>Validation.</summary>
    Validation,
}

/// <summary>How records are divided between training and validation. Immutable; change a copy with <c>with</c>.</summary>
public sealed record SplitOptions
{
    private readonly double validationShare = 0.1;
    private readonly int minValidation;

    /// <summary>The defaults: a tenth for validation, seed 42.</summary>
    public static SplitOptions Default { get; } = new();

    /// <summary>Share of the kept records that goes to validation.</summary>
    /// <value>0 to 1; default 0.1. 0 sends everything to training.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double ValidationShare
    {
        get => validationShare;
        init => validationShare = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ValidationShare), value, "The share must be 0 to 1.");
    }

    /// <summary>Chooses one of 2^64 splits.</summary>
    /// <value>Any number; default 42.</value>
    public long Seed { get; init; } = 42;

    /// <summary>
    /// Whether the share is met to the record. Without it, each record is decided alone: the share is right within statistics,
    /// and appending records moves no earlier one. With it, the records with the smallest hashes are chosen: appending may
    /// move some, and the run writes its kept records to a temporary file first.
    /// </summary>
    /// <value>Default false. Records with the same conversation stay together, so the share is then the nearest possible.</value>
    public bool Exact { get; init; }

    /// <summary>Fewest validation records. Where the share gives fewer, those with the next smallest hashes are added.</summary>
    /// <value>0 and up; default 0, off. Above 0 the run writes its kept records to a temporary file first.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MinValidation
    {
        get => minValidation;
        init => minValidation = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinValidation), value, "The number must not be negative.");
    }

    /// <summary>Whether records can be divided only when all of them are known.</summary>
    internal bool NeedsAll => Exact || MinValidation > 0;
}
