using System;

namespace Phi3Data;

/// <summary>What makes two records the same.</summary>
public enum DuplicateKey : byte
{
    /// <summary>The same JSON value: spacing, the order of keys and the choice of escapes do not count.</summary>
    Json,
    /// <summary>The same bytes.</summary>
    Bytes,
    /// <summary>
    /// The same text: equal roles, contents and calls in NFKC, with case folded and runs of white space as one space. Ids, weights
    /// and keys outside the messages do not count.
    /// </summary>
    Text,
}

/// <summary>Drops each record that is the same as an earlier one, and names that one. The first in input order stays.</summary>
/// <remarks>
/// Remembers 128 bits of hash and the place of each distinct record: 24 bytes at a load of at most three quarters, so 32 to 64
/// bytes per record, doubling as it grows. Every run on the same input drops the same records.
/// </remarks>
public sealed class ExactDeduplicator : IRecordStage
{
    private readonly DuplicateKey key;
    private readonly FirstPlaces places = new();
    private readonly TextFingerprinter? texts;

    /// <summary>Makes an empty deduplicator.</summary>
    /// <param name="key">What makes two records the same.</param>
    public ExactDeduplicator(DuplicateKey key = DuplicateKey.Json)
    {
        this.key = key;
        if (key == DuplicateKey.Text) texts = new TextFingerprinter();
    }

    /// <inheritdoc/>
    public string Name => key switch
    {
        DuplicateKey.Json => "exact-duplicates-json",
        DuplicateKey.Bytes => "exact-duplicates-bytes",
        _ => "exact-duplicates-text",
    };

    /// <summary>Number of distinct records seen.</summary>
    public int Count => places.Count;

    /// <inheritdoc/>
    public StageResult Process(in RecordContext record)
    {
        UInt128 hash = key switch
        {
            DuplicateKey.Json => record.Fingerprint.Record,
            DuplicateKey.Bytes => HashMix.Text(record.Line.TrimEnd((byte)'\r'), 0),
            _ => texts!.Compute(record.GetConversation()), // made with this key
        };
        return places.TryAdd(hash, record.Location, out RecordLocation first)
            ? StageResult.Keep
            : StageResult.Drop(RuleId.RecordsMustBeUnique, first);
    }
}
