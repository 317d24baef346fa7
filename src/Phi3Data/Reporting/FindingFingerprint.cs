using System;
using System.IO.Hashing;
using System.Text;

namespace Phi3Data;

/// <summary>
/// Tells a finding from others when it is met again: by its rule, its record's bytes and its place in the record, not by its
/// line number. A moved line keeps its fingerprint, a changed one gets another.
/// </summary>
public static class FindingFingerprint
{
    /// <summary>Computes the fingerprint.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="source">
    /// The line that it was made on. Without bytes (a finding on a whole file, or on a line that was not kept) the file's name
    /// counts in their place, without its folder.
    /// </param>
    /// <returns>A 64-bit hash. Two findings of one rule at one place of two equal records have the same.</returns>
    public static ulong Compute(in Finding finding, in FindingSource source)
    {
        var hash = new XxHash3((long)finding.Rule);
        if (source.Line.IsEmpty) hash.Append(Encoding.UTF8.GetBytes(System.IO.Path.GetFileName(source.File)));
        else
        {
            // A CR at the end belongs to the line's ending: converting a file's line endings changes no record.
            ReadOnlySpan<byte> line = source.Line.EndsWith("\r"u8) ? source.Line[..^1] : source.Line;
            hash.Append(line);
            Span<byte> place = stackalloc byte[8];
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(place, finding.Offset);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(place[4..], finding.Length);
            hash.Append(place);
        }
        hash.Append(source.Field);
        return hash.GetCurrentHashAsUInt64();
    }
}
