using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>Whether a message says nothing; shared by the rules on empty content.</summary>
static class BlankContent
{
    /// <summary>
    /// Whether the content is a string of white space (Unicode property White_Space), an empty array, or an array of text
    /// parts that are all white space. A part of another type, an image for instance, says something.
    /// </summary>
    public static bool Is(ReadOnlySpan<byte> line, in MessageSlot message, RuleScratch scratch)
    {
        if (message.Content.Kind == JsonKind.String) return JsonString.IsBlank(message.Content.Raw(line));
        if (message.Content.Kind != JsonKind.Array) return false;
        ReadOnlySpan<byte> array = message.Content.Raw(line);
        var parts = new ContentParts(array, scratch.Scanner);
        while (parts.MoveNext())
        {
            // A part that is not whole has a finding of its own.
            if (!parts.IsText || parts.Text.Kind != JsonKind.String || !JsonString.IsBlank(parts.Text.Raw(array))) return false;
        }
        return true;
    }
}
