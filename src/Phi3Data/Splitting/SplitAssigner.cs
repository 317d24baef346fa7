using System;
using System.Buffers.Binary;
using System.IO.Hashing;

namespace Phi3Data;

/// <summary>
/// Decides a record's side from a seeded hash of its conversation alone: the same conversation is always on the same side,
/// whatever the order, the number of threads, or the other records.
/// </summary>
public sealed class SplitAssigner
{
    private readonly long seed;
    private readonly UInt128 threshold;

    /// <summary>Makes an assigner.</summary>
    /// <param name="options">
    /// Its seed and share; <see cref="SplitOptions.Exact"/> and <see cref="SplitOptions.MinValidation"/> need all records and
    /// are the pipeline's business.
    /// </param>
    public SplitAssigner(SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        seed = options.Seed;
        // The share of the 2^64 hash values; scaling by a power of two loses nothing of the double.
        threshold = (UInt128)(options.ValidationShare * Math.Pow(2, 64));
    }

    /// <summary>The record's place on the line of all hashes, 0 to 2^64 - 1; the smallest ones go to validation.</summary>
    public ulong GetHash(in RecordFingerprint fingerprint)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, fingerprint.Conversation);
        return XxHash3.HashToUInt64(bytes, seed);
    }

    /// <summary>The record's side.</summary>
    public SplitSide Assign(in RecordFingerprint fingerprint) => AssignHash(GetHash(fingerprint));

    internal SplitSide AssignHash(ulong hash) => hash < threshold ? SplitSide.Validation : SplitSide.Train;
}
