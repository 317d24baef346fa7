using System;
using System.Collections.Generic;
using System.Linq;

namespace Phi3Data;

/// <summary>
/// Counts whole numbers exactly: every value with how often it came. Two histograms added give that of both sets together, in
/// any order.
/// </summary>
/// <remarks>Takes 24 bytes or so for each different value.</remarks>
public sealed class Histogram
{
    private readonly Dictionary<long, long> counts = [];

    /// <summary>How many values were added.</summary>
    public long Count { get; private set; }

    /// <summary>All values added up.</summary>
    public long Sum { get; private set; }

    /// <summary>Mean of the values; 0 when there are none.</summary>
    public double Mean => Count == 0 ? 0 : (double)Sum / Count;

    /// <summary>Every value with how often it came, the smallest first. Sorts them anew.</summary>
    public IReadOnlyList<KeyValuePair<long, long>> Values => counts.OrderBy(c => c.Key).ToList();

    /// <summary>Adds a value.</summary>
    public void Add(long value) => Add(value, 1);

    /// <summary>Adds all of another histogram.</summary>
    public void Add(Histogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach ((long value, long count) in other.counts) Add(value, count);
    }

    /// <summary>
    /// The smallest value that at least this share of all values does not exceed (nearest rank). 0 gives the smallest of all, 1
    /// the largest.
    /// </summary>
    /// <param name="share">0 to 1.</param>
    /// <returns>A value that was added; 0 when there are none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not 0 to 1.</exception>
    public long GetPercentile(double share)
    {
        if (share is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share is 0 to 1.");
        long rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        long below = 0;
        foreach ((long value, long count) in Values)
        {
            below += count;
            if (below >= rank) return value;
        }
        return 0;
    }

    /// <summary>How many values are above <paramref name="limit"/>.</summary>
    public long CountAbove(long limit) => counts.Where(c => c.Key > limit).Sum(c => c.Value);

    /// <summary>
    /// Kolmogorov–Smirnov distance: the largest difference, over all values, between the shares that do not exceed it. 0 for
    /// equal distributions, 1 when all values of one lie below all of the other.
    /// </summary>
    /// <returns>0 to 1; 0 when one of the two is empty.</returns>
    public double GetDistance(Histogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Count == 0 || other.Count == 0) return 0;
        long here = 0, there = 0;
        double largest = 0;
        foreach (long value in counts.Keys.Union(other.counts.Keys).Order())
        {
            here += counts.GetValueOrDefault(value);
            there += other.counts.GetValueOrDefault(value);
            largest = Math.Max(largest, Math.Abs(((double)here / Count) - ((double)there / other.Count)));
        }
        return largest;
    }

    /// <summary>Forgets all values.</summary>
    internal void Clear()
    {
        counts.Clear();
        Count = 0;
        Sum = 0;
    }

    private void Add(long value, long count)
    {
        counts[value] = counts.GetValueOrDefault(value) + count;
        Count += count;
        Sum += value * count;
    }
}
