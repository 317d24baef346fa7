using System;

namespace Phi3Data.Rules;

/// <summary>
/// PHI5017: the last 20 % of the records, which a service that splits by itself does not train on, are like the first 80 %.
/// </summary>
static class RecordOrderMustNotBiasSplit
{
    // Of the normal distribution: one-sided 1 in 100,000. A shuffled dataset is reported about that seldom for each measure.
    private const double ShareDeviations = 4.26;

    // Lengths have heavy tails: seven giants among the last 20 % by chance (1 in 78,000) come to 5.3 standard errors.
    private const double LengthErrors = 5;

    private const double LeastDistance = 0.1, LeastRatio = 1.25;

    /// <summary>Judges shares: of system messages, or of answers where they repeat as labels do.</summary>
    /// <param name="measure">Of what.</param>
    /// <param name="distance">Total variation distance between both parts' shares, 0 to 1: the share that would have to move.</param>
    /// <param name="chiSquared">Pearson's statistic for the hypothesis that both parts have the same shares.</param>
    /// <param name="degrees">Its degrees of freedom: values less one; 0 when there is nothing to compare.</param>
    /// <param name="findings">Where the finding goes: the distance in percent and the measure.</param>
    public static void CheckShares(
        SplitMeasure measure, double distance, double chiSquared, int degrees, FindingBuffer findings)
    {
        if (degrees == 0 || distance < LeastDistance || chiSquared < Quantile(degrees)) return;
        findings.Add(RuleId.RecordOrderMustNotBiasSplit, 0, 0, 0, (long)Math.Round(distance * 100), (long)measure);
    }

    /// <summary>Judges lengths.</summary>
    /// <param name="first">Mean length of the first part.</param>
    /// <param name="last">Mean length of the last part.</param>
    /// <param name="standardErrors">Their difference in standard errors of a random split.</param>
    /// <param name="findings">Where the finding goes: the last part's mean in percent of the first's, and the measure.</param>
    public static void CheckLengths(double first, double last, double standardErrors, FindingBuffer findings)
    {
        double ratio = last / first;
        if (Math.Abs(standardErrors) < LengthErrors || ratio < LeastRatio && ratio > 1 / LeastRatio) return;
        findings.Add(RuleId.RecordOrderMustNotBiasSplit, 0, 0, 0, (long)Math.Round(ratio * 100), (long)SplitMeasure.Length);
    }

    /// <summary>The χ² quantile by the approximation of Wilson and Hilferty (1931), which lies a little high for few degrees.</summary>
    private static double Quantile(int degrees)
    {
        double variance = 2.0 / (9 * degrees);
        return degrees * Math.Pow(1 - variance + ShareDeviations * Math.Sqrt(variance), 3);
    }
}

/// <summary>What of the records is compared between the parts of a split.</summary>
enum SplitMeasure : byte
{
    /// <summary>Shares of system messages, none among them.</summary>
    SystemMessages,
    /// <summary>Shares of last answers.</summary>
    Answers,
    /// <summary>Length in bytes.</summary>
    Length,
}
