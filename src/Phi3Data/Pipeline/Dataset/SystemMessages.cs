using System.Collections.Generic;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>Counts the different system messages of the training records; at most 65,536 hashes are kept.</summary>
sealed class SystemMessages
{
    private readonly HashSet<ulong> variants = [];
    private long records, without;
    private ulong last;

    /// <summary>Takes the next training record.</summary>
    /// <param name="system">Hash of its system message; 0 for none.</param>
    public void Add(ulong system)
    {
        records++;
        if (system == 0) without++;
        else if (system != last)
        {
            last = system;
            if (variants.Count < SystemMessagesMustBeConsistent.MostVariants) variants.Add(system);
        }
    }

    /// <summary>Judges them.</summary>
    public void Check(FindingBuffer findings) =>
        SystemMessagesMustBeConsistent.Check(records, without, variants.Count, findings);
}
