using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI5022: what a grader refers to as <c>{{item.…}}</c> is a field of every record.</summary>
static class GraderReferencesMustExist
{
    /// <summary>Reports a reference to a field that records lack, once, in the grader; or to no namespace that there is.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="lacking">Records without the field.</param>
    /// <param name="firstLine">1-based line of the first of them.</param>
    /// <param name="findings">Where the finding goes; its offset counts from the start of the grader's file.</param>
    public static void Check(in GraderReference reference, long lacking, long firstLine, FindingBuffer findings)
    {
        if (!reference.IsKnown) findings.Add(RuleId.GraderReferencesMustExist, 1, reference.Start, reference.Length, -1, 0);
        else if (lacking > 0)
            findings.Add(RuleId.GraderReferencesMustExist, 1, reference.Start, reference.Length, lacking, firstLine);
    }

    /// <summary>Whether a record has what the reference names. What stands behind a bracket is not looked at.</summary>
    public static bool Has(ReadOnlySpan<byte> line, in GraderReference reference, JsonScratch scratch)
    {
        ReadOnlySpan<byte> path = reference.Path;
        if (path.IsEmpty) return true;
        var scanner = new Utf8JsonScanner(line, scratch, JsonScratch.DepthLimit, checkKeys: false);
        scanner.Read();
        while (scanner.Token == JsonToken.StartObject)
        {
            int dot = path.IndexOf((byte)'.');
            if (!FindKey(ref scanner, dot < 0 ? path : path.Slice(0, dot))) return false;
            if (dot < 0) return true;
            path = path.Slice(dot + 1);
            scanner.Read();
        }
        return false;
    }

    private static bool FindKey(ref Utf8JsonScanner scanner, ReadOnlySpan<byte> name)
    {
        while (scanner.Read() == JsonToken.Key)
        {
            if (JsonString.SameText(scanner.Raw, name)) return true;
            if (scanner.Read() is JsonToken.StartObject or JsonToken.StartArray) scanner.Skip();
        }
        return false;
    }
}
