using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>
/// PHI2021: <c>name</c> is a string of 1 to 64 ASCII letters, digits, <c>_</c> and <c>-</c>. ShareGPT has no such key
/// of its own and is not checked.
/// </summary>
static class NameMustBeValid
{
    internal const int MaxLength = 64;

    /// <summary>Reports each other name; null, which many writers put for none, passes.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        if (view.Format != RecordFormat.Messages) return;
        foreach (ref readonly MessageSlot message in view.Slots.StoredSpan)
        {
            if (message.Name.Kind is JsonKind.Missing or JsonKind.Null) continue;
            if (message.Name.Kind != JsonKind.String || !IsValid(message.Name.Raw(view.Line)))
                context.Report(RuleId.NameMustBeValid, message.Name);
        }
    }

    private static bool IsValid(ReadOnlySpan<byte> raw)
    {
        int length = 0;
        for (int i = 0; i < raw.Length; length++)
        {
            if (length == MaxLength || !IsAllowed(JsonString.ReadCodePoint(raw, ref i))) return false;
        }
        return length > 0;
    }

    private static bool IsAllowed(int character) => character is
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-';
}
