using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI3003: content is not the text that a program writes for a missing value: null, None, NaN, undefined.</summary>
static class ContentMustNotBeStringifiedNull
{
    /// <summary>
    /// Reports each content that is nothing else; case counts. The result of a tool may well be such a word and passes, and so
    /// does an array of parts, which nobody makes from a missing value.
    /// </summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Content.Kind != JsonKind.String || message.Role is Role.Tool or Role.Function) continue;
            if (IsNull(message.Content.Raw(view.Line), message.Content.Escaped))
                context.Report(RuleId.ContentMustNotBeStringifiedNull, message.Content);
        }
    }

    public static bool IsNull(ReadOnlySpan<byte> raw, bool escaped) =>
        (escaped || raw.Length <= 9) // "undefined"
        && (JsonString.Is(raw, escaped, "null"u8) || JsonString.Is(raw, escaped, "None"u8)
            || JsonString.Is(raw, escaped, "NaN"u8) || JsonString.Is(raw, escaped, "undefined"u8));
}
