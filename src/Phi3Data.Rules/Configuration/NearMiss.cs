using System;
using System.Collections.Generic;

namespace Phi3Data;

/// <summary>Finds the name that a user most likely meant.</summary>
static class NearMiss
{
    /// <summary>Says that a name is unknown, with the nearest one when there is one.</summary>
    /// <param name="what">What is named: <c>rule</c>, <c>profile</c>.</param>
    /// <param name="text">What the user wrote.</param>
    /// <param name="names">The names there are.</param>
    /// <param name="otherwise">What to say when none is near.</param>
    public static string Describe(string what, string text, IEnumerable<string> names, string otherwise) =>
        Find(text, names) is string near ? $"there is no {what} {text}; did you mean {near}?" : $"there is no {what} {text}; {otherwise}";

    /// <summary>The nearest name: at most a third of its letters other, at least one slip allowed; case does not count.</summary>
    /// <returns>The name, the first of several equally near, or null.</returns>
    public static string? Find(string text, IEnumerable<string> names)
    {
        string? best = null;
        int least = int.MaxValue;
        foreach (string name in names)
        {
            // A number in an ID is no word: PHI2999 is not a misspelt PHI2099.
            int allowed = IsRuleId(name) ? 1 : Math.Max(1, name.Length / 3);
            if (Math.Abs(name.Length - text.Length) > allowed) continue;
            int distance = Distance(text.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance > allowed || distance >= least) continue;
            best = name;
            least = distance;
        }
        return best;
    }

    private static bool IsRuleId(string name) =>
        name.StartsWith("PHI", StringComparison.Ordinal) && name.Length == 7 && char.IsDigit(name[3]);

    /// <summary>
    /// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment distance). Time grows with the
    /// product of the lengths; names are short.
    /// </summary>
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int least = Math.Min(replaced, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                bool isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                cost[i, j] = isSwap ? Math.Min(least, 1 + cost[i - 2, j - 2]) : least;
            }
        }
        return cost[a.Length, b.Length];
    }
}
