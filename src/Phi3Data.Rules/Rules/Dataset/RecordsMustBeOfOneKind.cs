namespace Phi3Data.Rules;

/// <summary>PHI5010: all records of a dataset are of one kind.</summary>
static class RecordsMustBeOfOneKind
{
    /// <summary>Reports the first record of a kind that is not the dataset's.</summary>
    /// <param name="line">1-based line of that record.</param>
    /// <param name="length">Length of that line in bytes.</param>
    /// <param name="found">That kind and its number of records.</param>
    /// <param name="expected">The kind of most records and their number.</param>
    /// <param name="findings">Where the finding goes.</param>
    public static void Report(long line, int length, KindCount found, KindCount expected, FindingBuffer findings) =>
        findings.Add(RuleId.RecordsMustBeOfOneKind, line, 0, length, found.Packed, expected.Packed);
}

/// <summary>A kind of record and how many there are of it, in one number, as a finding carries it.</summary>
readonly struct KindCount
{
    private const int KindBits = 4;

    /// <summary>Unpacks what <see cref="Packed"/> gave.</summary>
    public KindCount(long packed) => Packed = packed;

    /// <summary>Counts <paramref name="records"/> of a kind.</summary>
    public KindCount(OtherFormat kind, long records) => Packed = records << KindBits | (long)kind;

    /// <summary>Both in one number.</summary>
    public long Packed { get; }

    /// <summary>The kind.</summary>
    public OtherFormat Kind => (OtherFormat)(Packed & (1 << KindBits) - 1);

    /// <summary>Number of records.</summary>
    public long Records => Packed >> KindBits;
}
