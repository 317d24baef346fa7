using System;

namespace Phi3Data;

/// <summary>Ratios as the whole numbers that a finding holds: ten-thousandths.</summary>
static class Ratio
{
    /// <summary>The ratio in ten-thousandths, 0 for none. Cut off, not rounded, so that it never looks larger than it is.</summary>
    public static long Of(double? ratio) => ratio is double value ? (long)Math.Floor(value * 10_000 + 1e-6) : 0;
}
