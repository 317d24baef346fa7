using System;
using System.IO.Hashing;

namespace Phi3Data;

/// <summary>Three hashes of a record: of all of it, of what its conversation says, and of what comes before the answer.</summary>
/// <remarks>
/// They are hashes of the JSON value, not of the bytes: spacing, the order of keys and the choice of escapes do not count.
/// Numbers count as they are written.
/// </remarks>
public readonly record struct RecordFingerprint
{
    /// <summary>128-bit hash of the whole record. Equal records have equal hashes; 128 bits make others differ in practice.</summary>
    public UInt128 Record { get; init; }

    /// <summary>
    /// 128-bit hash of the conversation alone: of each message in order its role, content, <c>tool_calls</c> and
    /// <c>function_call</c>. Weights, names, ids and keys outside the messages do not count. Of a preference record it is the
    /// conversation in its input: records with the same input go to the same side of a split, whatever their outputs.
    /// </summary>
    public UInt128 Conversation { get; init; }

    /// <summary>
    /// 128-bit hash of the conversation up to its answer: without its last message, if that is the assistant's and not the only
    /// one; else the same as <see cref="Conversation"/>. Records with the same prompt go to the same side of a split.
    /// </summary>
    public UInt128 Prompt { get; init; }
}

/// <summary>Combines hashes.</summary>
static class HashMix
{
    /// <summary>Hashes text under a tag that tells kinds of values apart.</summary>
    public static UInt128 Text(ReadOnlySpan<byte> text, long tag) => XxHash128.HashToUInt128(text, tag);

    /// <summary>Hashes two hashes in order.</summary>
    public static UInt128 Pair(UInt128 first, UInt128 second)
    {
        Span<byte> bytes = stackalloc byte[32];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(bytes, first);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(bytes[16..], second);
        return XxHash128.HashToUInt128(bytes);
    }
}
