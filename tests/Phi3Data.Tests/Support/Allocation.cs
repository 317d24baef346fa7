using System;

namespace Phi3Data.Tests;

/// <summary>Measures what a piece of code allocates.</summary>
static class Allocation
{
    private const int Rounds = 6;

    /// <summary>Runs the code several times on this thread.</summary>
    /// <returns>
    /// The bytes of the round that allocated least. The runtime itself now and then allocates on a thread, for code that it
    /// compiles anew: in some round, not in each. Code that allocates does so in every round.
    /// </returns>
    public static long Least(Action round)
    {
        long least = long.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
