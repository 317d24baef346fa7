using System;
using System.Linq;

namespace Phi3Data.Cli.Commands;

/// <summary>Finds rules and severities by what a user types.</summary>
static class RuleNames
{
    /// <summary>The rule of an ID or a name.</summary>
    /// <exception cref="UsageException">There is none; the message suggests the nearest.</exception>
    public static RuleInfo Find(string text)
    {
        if (RuleCatalog.Find(text) is RuleInfo rule) return rule;
        string wanted = text.ToUpperInvariant();
        RuleInfo? near = RuleCatalog.All.FirstOrDefault(
            r => IsNear(r.Id.ToUpperInvariant(), wanted) || IsNear(r.Name.ToUpperInvariant(), wanted));
        string hint = near is null ? "'phi3data rules' lists them all" : $"did you mean {near.Id} ({near.Name})?";
        throw new UsageException($"There is no rule {text}; {hint}");
    }

    /// <summary>The severity of a name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Severity ParseSeverity(string text) => text.ToLowerInvariant() switch
    {
        "none" => Severity.None,
        "info" => Severity.Info,
        "warning" => Severity.Warning,
        "error" => Severity.Error,
        _ => throw new UsageException($"{text} is no severity; expected none, info, warning or error."),
    };

    /// <summary>One slip apart: the same but for one letter more, less or other.</summary>
    private static bool IsNear(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1) return false;
        int head = 0, shorter = Math.Min(a.Length, b.Length);
        while (head < shorter && a[head] == b[head]) head++;
        int tail = 0;
        while (tail < shorter - head && a[^(tail + 1)] == b[^(tail + 1)]) tail++;
        return Math.Max(a.Length, b.Length) - head - tail <= 1;
    }
}
