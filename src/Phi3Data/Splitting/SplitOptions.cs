using System;

namespace Phi3Data;

/// <summary>The side of the split that a record goes to.</summary>
public enum SplitSide : byte
{
    /// <summary>Training.</summary>
    Train,
    /// <summary>Validation.</summary>
    Validation,
    /// <summary>Test.</summary>
    Test,
}

/// <summary>How records are divided between training, validation and test. Immutable; change a copy with <c>with</c>.</summary>
public sealed record SplitOptions
{
    private readonly double validationShare = 0.1, testShare;
    private readonly int minValidation;

    /// <summary>The defaults: a tenth for validation, none for test, seed 42, records with the same prompt together.</summary>
    public static SplitOptions Default { get; } = new();

    /// <summary>Share of the kept records that goes to validation.</summary>
    /// <value>0 to 1; default 0.1. 0 sends everything to training.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double ValidationShare
    {
        get => validationShare;
        init => validationShare = RequireShare(value, nameof(ValidationShare));
    }

    /// <summary>Share of the kept records that goes to test.</summary>
    /// <value>0 to 1; default 0, no test side. Both shares together are 1 at most: what is more goes to no test.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double TestShare
    {
        get => testShare;
        init => testShare = RequireShare(value, nameof(TestShare));
    }

    /// <summary>Chooses one of 2^64 splits.</summary>
    /// <value>Any number; default 42.</value>
    public long Seed { get; init; } = 42;

    /// <summary>
    /// Whether the shares are met to the record. Without it, each record is decided alone: the shares are right within statistics,
    /// and appending records moves no earlier one. With it, the records with the smallest hashes are chosen: appending may
    /// move some, and the run writes its kept records to a temporary file first.
    /// </summary>
    /// <value>Default false. Records of a group stay together, so the share is then the nearest possible.</value>
    public bool Exact { get; init; }

    /// <summary>
    /// What keeps records together: those with the same value are never on two sides. A record without the value is kept together
    /// with those of its prompt.
    /// </summary>
    /// <value>Default <see cref="RecordSelector.Prompt"/>.</value>
    public RecordSelector GroupBy { get; init; } = RecordSelector.Prompt;

    /// <summary>
    /// What is divided alike: with <see cref="Exact"/>, each value's records meet the shares to the record, as far as groups lie
    /// within one value; a group with several counts for one of them. Without <see cref="Exact"/> every value's share is right
    /// within statistics anyway. Records without the value are divided alike among themselves.
    /// </summary>
    /// <value>Default null: all records are divided as one.</value>
    public RecordSelector? StratifyBy { get; init; }

    /// <summary>Which of several parts of the same size is the validation side, for cross-validation; null for a split by shares.</summary>
    /// <remarks>Every record is in the validation side of exactly one fold. The shares and the minimum do not count.</remarks>
    public SplitFold? Fold { get; init; }

    /// <summary>
    /// Fewest validation records, of each value of <see cref="StratifyBy"/>. Where the share gives fewer, those with the next
    /// smallest hashes are added.
    /// </summary>
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
    internal bool NeedsAll => Exact || MinValidation > 0 && Fold is null;

    private static double RequireShare(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The share must be 0 to 1.");
}

/// <summary>One of several parts of the same size.</summary>
public readonly record struct SplitFold
{
    /// <summary>Names a part.</summary>
    /// <param name="number">1-based number of the part.</param>
    /// <param name="count">Number of parts, 2 to 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not 2 to 1,000, or the number not 1 to the count.</exception>
    public SplitFold(int number, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 1000);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, count);
        Number = number;
        Count = count;
    }

    /// <summary>1-based number of the part.</summary>
    public int Number { get; }

    /// <summary>Number of parts.</summary>
    public int Count { get; }
}
