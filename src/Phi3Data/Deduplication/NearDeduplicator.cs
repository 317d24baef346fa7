using System;
using System.Collections.Generic;

namespace Phi3Data;

/// <summary>
/// Drops each record that is similar to one kept before, and names that one with the similarity and the cluster they belong to.
/// </summary>
/// <remarks>
/// Records are taken in their order, that of the input or, for <see cref="Survivor.Longest"/>, of their length. A record is dropped
/// when its text is at least <see cref="NearDuplicateOptions.Threshold"/> similar to a kept one's: candidates come from MinHash
/// signatures in bands, and the true Jaccard similarity decides. So no dropped record is less similar to the record that it names,
/// the result depends on the records and their order alone, and a second run on what was kept drops nothing. Compared are the
/// contents of all messages but system messages, and names and arguments of calls; words as runs of letters, digits and underscores
/// after NFKC and case folding, Han and Kana one by one. A record without any word is kept.
/// <para>
/// Remembers 8 bytes per band of the signature for each kept record, at a load of at most three quarters, and 32 more: 200 to 400
/// bytes at the default threshold. The texts of kept records lie in a temporary file.
/// </para>
/// </remarks>
public sealed class NearDeduplicator : IRecordStage, IDisposable
{
    private readonly NearDuplicateIndex index;
    private readonly ConversationText text = new();
    private readonly List<Kept> kept = [];
    private long clusters;

    /// <summary>Makes an empty deduplicator.</summary>
    public NearDeduplicator(NearDuplicateOptions? options = null)
    {
        Options = options ?? NearDuplicateOptions.Default;
        index = new NearDuplicateIndex(Options);
    }

    /// <inheritdoc/>
    public string Name => "near-duplicates";

    /// <summary>When records are near duplicates.</summary>
    public NearDuplicateOptions Options { get; }

    /// <summary>Number of records kept.</summary>
    public int Count => index.Count;

    /// <inheritdoc/>
    /// <exception cref="System.IO.IOException">The temporary file cannot be written or read.</exception>
    public StageResult Process(in RecordContext record)
    {
        if (!index.TryFindOrAdd(text.Read(record.GetConversation()), out NearMatch match))
        {
            kept.Add(new Kept(record.Location, 0));
            return StageResult.Keep;
        }
        Kept survivor = kept[match.Record];
        if (survivor.Cluster == 0) kept[match.Record] = survivor = survivor with { Cluster = ++clusters };
        return StageResult.DropDuplicate(
            RuleId.RecordsMustNotBeNearDuplicates,
            new DuplicateReference(survivor.Location, match.Similarity, Options.Threshold, survivor.Cluster));
    }

    /// <summary>Removes the temporary file.</summary>
    public void Dispose() => index.Dispose();

    /// <summary>Whether no record can be decided on before all are known.</summary>
    internal bool NeedsAll => Options.Keep != Survivor.First;

    /// <summary>Bytes of the text by which records are compared.</summary>
    internal int Measure(in RecordContext record) => text.Read(record.GetConversation()).Length;

    private readonly record struct Kept(RecordLocation Location, long Cluster);
}
