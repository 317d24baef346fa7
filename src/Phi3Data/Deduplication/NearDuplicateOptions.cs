using System;
using System.IO;

namespace Phi3Data;

/// <summary>Which of several near duplicates stays.</summary>
public enum Survivor : byte
{
    /// <summary>The first in the order of the input.</summary>
    First,
    /// <summary>The one with the longest text in bytes; of equally long ones the first.</summary>
    Longest,
}

/// <summary>When records are near duplicates, and which one stays.</summary>
public sealed record NearDuplicateOptions
{
    /// <summary>The options that hold unless others are given.</summary>
    public static NearDuplicateOptions Default { get; } = new();

    /// <summary>Jaccard similarity of the sets of shingles from which two records are near duplicates.</summary>
    /// <value>Above 0, at most 1. Default 0.8.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Threshold
    {
        get;
        init => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A threshold must be above 0 and at most 1.");
    } = 0.8;

    /// <summary>Consecutive words in a shingle. More make the measure stricter: one changed word changes as many shingles.</summary>
    /// <value>1 to 16. Default 3.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int ShingleWords
    {
        get;
        init => field = value is >= 1 and <= 16
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A shingle must have 1 to 16 words.");
    } = 3;

    /// <summary>Which of several near duplicates stays.</summary>
    /// <value>Default <see cref="Survivor.First"/>.</value>
    public Survivor Keep { get; init; }

    /// <summary>An existing folder for temporary files, which grow to the size of the kept records' text.</summary>
    /// <value>Default: the system's folder for temporary files.</value>
    public string TempFolder { get; init; } = Path.GetTempPath();
}
