namespace Phi3Data.Benchmarks;

/// <summary>The SplitMix64 generator of Steele, Lea and Flood: the same numbers on every runtime, unlike Random.</summary>
struct SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both possible.</summary>
    public int Between(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    /// <summary>An index below <paramref name="count"/>; small ones come far more often, as words do in a language.</summary>
    public int Skewed(int count)
    {
        double u = (Next() >> 11) * (1.0 / (1UL << 53));
        return (int)(count * (u * u * u));
    }
}
