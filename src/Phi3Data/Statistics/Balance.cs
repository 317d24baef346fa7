using System;
using System.Collections.Generic;
using System.Linq;

namespace Phi3Data;

/// <summary>How evenly a set is spread over its classes. With the share p of each class:</summary>
/// <param name="Classes">Classes that have members.</param>
/// <param name="LargestShare">The largest p.</param>
/// <param name="Entropy">
/// Shannon entropy over that of an even spread, −Σ p·ln p / ln classes: 1 for an even spread, near 0 when one class has almost
/// all. 1 for a single class.
/// </param>
/// <param name="ImbalanceRatio">Members of the largest class over those of the smallest. 1 for an even spread.</param>
/// <param name="EffectiveNumber">
/// exp(−Σ p·ln p), the number of evenly filled classes that would have the same entropy (Hill number of order 1).
/// </param>
public readonly record struct Balance(int Classes, double LargestShare, double Entropy, double ImbalanceRatio, double EffectiveNumber)
{
    /// <summary>Measures a spread.</summary>
    /// <param name="members">Members of each class, in any order; classes of none are passed over.</param>
    /// <returns>All zero when there are no members.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class has a negative number.</exception>
    public static Balance Of(IEnumerable<long> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        // Sorted, so that sums of floating-point numbers come out the same in whatever order the classes were met.
        long[] classes = members.Where(count => count != 0).Order().ToArray();
        if (classes.Length == 0) return default;
        ArgumentOutOfRangeException.ThrowIfNegative(classes[0], nameof(members));
        double total = classes.Sum(count => (double)count);
        double entropy = -classes.Sum(count => count / total * Math.Log(count / total));
        return new Balance(
            classes.Length,
            classes[^1] / total,
            classes.Length == 1 ? 1 : entropy / Math.Log(classes.Length),
            (double)classes[^1] / classes[0],
            Math.Exp(entropy));
    }
}
