using System;

namespace Phi3Data;

/// <summary>How statistics are gathered.</summary>
public sealed record StatisticsOptions
{
    private readonly string? labelPath;

    /// <summary>
    /// Where a record's label stands, as keys joined by full stops: <c>metadata.topic</c>. Null to take the last assistant
    /// message, where it is no longer than <see cref="LongestLabel"/>: what a classifier is trained to answer.
    /// </summary>
    /// <exception cref="ArgumentException">The path, or a key in it, is empty.</exception>
    public string? LabelPath
    {
        get => labelPath;
        init => labelPath = value is null ? null : new KeyPath(value, nameof(value)).ToString();
    }

    /// <summary>Longest answer that is taken for a label.</summary>
    /// <value>Bytes of UTF-8, 0 and up; default 40.</value>
    public int LongestLabel { get; init; } = 40;
}
