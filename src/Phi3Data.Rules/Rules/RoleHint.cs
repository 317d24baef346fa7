using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>Suggests the role that an unknown role name was meant to be.</summary>
static class RoleHint
{
    /// <summary>Names other systems use, in lower case, and what they are here.</summary>
    private static readonly (string Name, Role Role)[] Aliases =
    {
        ("human", Role.User), ("person", Role.User), ("customer", Role.User), ("client", Role.User),
        ("prompter", Role.User), ("question", Role.User), ("input", Role.User),
        ("gpt", Role.Assistant), ("bot", Role.Assistant), ("robot", Role.Assistant), ("chatbot", Role.Assistant),
        ("ai", Role.Assistant), ("model", Role.Assistant), ("agent", Role.Assistant), ("chatgpt", Role.Assistant),
        ("answer", Role.Assistant), ("output", Role.Assistant), ("llm", Role.Assistant),
        ("observation", Role.Tool), ("tool_result", Role.Tool), ("function_response", Role.Tool),
        ("instruction", Role.System), ("sys", Role.System), ("context", Role.System),
    };

    private static readonly Role[] Known = { Role.User, Role.Assistant, Role.System, Role.Tool };

    /// <summary>Makes the end of the message.</summary>
    /// <param name="format">How the record is written.</param>
    /// <param name="value">The role's value with its quotes.</param>
    public static string Create(RecordFormat format, ReadOnlySpan<byte> value)
    {
        if (NameIn(value) == "developer") return "; developer is for reinforcement fine-tuning only, here it is system";
        if (Suggest(format, value) is string name) return $"; did you mean {name}?";
        return format == RecordFormat.Messages
            ? "; expected system, user, assistant or tool"
            : "; expected system, human, gpt or observation";
    }

    /// <summary>The name that was meant, in the words of the format; null when none is near.</summary>
    /// <param name="format">How the record is written.</param>
    /// <param name="value">The role's value with its quotes.</param>
    public static string? Suggest(RecordFormat format, ReadOnlySpan<byte> value) =>
        Nearest(NameIn(value), format) is var role and not Role.Unknown ? NameOf(role, format) : null;

    private static string NameIn(ReadOnlySpan<byte> value) => LineExcerpt.Create(value).Trim('"', ' ').ToLowerInvariant();

    private static Role Nearest(string name, RecordFormat format)
    {
        foreach ((string alias, Role role) in Aliases)
        {
            if (alias == name) return role;
        }
        Role best = Role.Unknown;
        int least = 3; // two slips at most
        foreach (Role role in Known)
        {
            // ShareGPT takes the names of messages too.
            int distance = Math.Min(
                Slips(name, NameOf(role, format)), Slips(name, NameOf(role, RecordFormat.Messages)));
            if (distance < least && distance < name.Length)
            {
                least = distance;
                best = role;
            }
        }
        return best;
    }

    /// <summary>How far a name is from a known one; too far when that one is so short that two slips make another word.</summary>
    private static int Slips(string name, string known)
    {
        int distance = EditDistance(name, known);
        return known.Length < 4 && distance > 1 ? int.MaxValue : distance;
    }

    private static string NameOf(Role role, RecordFormat format) => (role, format) switch
    {
        (Role.User, RecordFormat.ShareGpt) => "human",
        (Role.Assistant, RecordFormat.ShareGpt) => "gpt",
        (Role.Tool, RecordFormat.ShareGpt) => "observation",
        (Role.User, _) => "user",
        (Role.Assistant, _) => "assistant",
        (Role.Tool, _) => "tool",
        _ => "system",
    };

    /// <summary>Levenshtein distance; both names are short.</summary>
    private static int EditDistance(string a, string b)
    {
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
