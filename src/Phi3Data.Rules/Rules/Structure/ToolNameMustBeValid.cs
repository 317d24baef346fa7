using System;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>PHI2108: a tool's name is 1 to 64 letters (A to Z, a to z), digits, underscores and hyphens.</summary>
static class ToolNameMustBeValid
{
    private const int MaxLength = 64;

    /// <summary>Reports each other name.</summary>
    public static void Check(in ConversationView view, ref RuleContext context)
    {
        foreach (ref readonly ToolSlot tool in context.Scratch.Tools.Span)
        {
            if (tool.Name.Kind == JsonKind.String && !IsValid(tool.Name.Raw(view.Line)))
                context.Report(RuleId.ToolNameMustBeValid, tool.Name);
        }
    }

    private static bool IsValid(ReadOnlySpan<byte> name)
    {
        int length = 0;
        for (int i = 0; i < name.Length; length++)
        {
            int c = JsonString.ReadCodePoint(name, ref i);
            bool letter = (uint)((c | 0x20) - 'a') < 26;
            if (length == MaxLength || !letter && (uint)(c - '0') > 9 && c != '_' && c != '-') return false;
        }
        return length > 0;
    }
}
