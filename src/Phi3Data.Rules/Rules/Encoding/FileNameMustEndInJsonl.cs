using System;

namespace Phi3Data.Rules;

/// <summary>PHI0010: a file's name ends in <c>.jsonl</c>, or <c>.jsonl.gz</c> when it is still compressed; case does not count.</summary>
static class FileNameMustEndInJsonl
{
    /// <summary>Reports another name.</summary>
    /// <param name="isFile">Whether it is a file on a disk. Streams, pipes and devices have no name that goes anywhere.</param>
    /// <param name="name">The name as the user gave it.</param>
    /// <param name="findings">Where the finding goes.</param>
    public static void Check(bool isFile, string name, FindingBuffer findings)
    {
        if (isFile && !name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
            && !name.EndsWith(".jsonl.gz", StringComparison.OrdinalIgnoreCase))
            findings.Add(RuleId.FileNameMustEndInJsonl, 0, 0, 0, 0, 0);
    }
}
