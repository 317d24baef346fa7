using System;

namespace Phi3Data;

/// <summary>
/// How a signature is cut into bands of rows, so that texts that agree in a whole band meet as candidates: with a similarity of s
/// they do so with the probability 1 - (1 - s^rows)^bands (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4).
/// </summary>
/// <param name="Bands">Number of bands.</param>
/// <param name="Rows">Numbers of the signature in a band.</param>
readonly record struct BandPlan(int Bands, int Rows)
{
    /// <summary>Least probability of meeting, 0.05 above the threshold or half way from there to 1.</summary>
    private const double Recall = 0.99;

    private const double Margin = 0.05;

    /// <summary>The plan with the longest rows, and so with the fewest candidates in vain, that still finds what it must.</summary>
    /// <param name="threshold">Similarity from which records are near duplicates, above 0 and at most 1.</param>
    public static BandPlan For(double threshold)
    {
        double sought = threshold + Math.Min(Margin, (1 - threshold) / 2);
        for (int rows = MinHash.Count / 4; rows > 1; rows--)
        {
            var plan = new BandPlan(MinHash.Count / rows, rows);
            if (plan.GetProbability(sought) >= Recall) return plan;
        }
        return new BandPlan(MinHash.Count, 1);
    }

    /// <summary>How probable it is that two texts of a similarity meet.</summary>
    public double GetProbability(double similarity) => 1 - Math.Pow(1 - Math.Pow(similarity, Rows), Bands);

    /// <summary>The key of each band: texts that agree in a band have the same one.</summary>
    /// <param name="signature">A signature.</param>
    /// <param name="keys">Room for <see cref="Bands"/> keys.</param>
    public void GetKeys(ReadOnlySpan<uint> signature, Span<uint> keys)
    {
        for (int band = 0; band < Bands; band++)
        {
            ulong key = (ulong)band;
            foreach (uint row in signature.Slice(band * Rows, Rows))
            {
                key = (key ^ row) * 0x9E3779B97F4A7C15;
                key ^= key >> 32;
            }
            keys[band] = (uint)key;
        }
    }
}
