using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI2212: the <c>source</c> of a python grader is not longer than <see cref="Limit.MaxGraderSourceBytes"/>.</summary>
static class GraderSourceMustNotBeTooLong
{
    /// <summary>Reports a longer source; the size is that of the decoded text in UTF-8.</summary>
    public static void Check(ReadOnlySpan<byte> json, in JsonSlot source, RuleOptions options, FindingBuffer findings)
    {
        long limit = options.GetLimit(Limit.MaxGraderSourceBytes);
        // Decoding never lengthens.
        if (source.Kind != JsonKind.String || source.Length - 2 <= limit) return;
        ReadOnlySpan<byte> raw = source.Raw(json);
        int length = JsonString.Unescape(raw, new byte[raw.Length]);
        if (length > limit)
            findings.Add(RuleId.GraderSourceMustNotBeTooLong, 1, source.Start, source.Length, length, limit);
    }
}
