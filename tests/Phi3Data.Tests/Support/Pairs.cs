using System;

namespace Phi3Data.Tests;

/// <summary>Preference records, and the options under which they are read.</summary>
static class Pairs
{
    /// <summary>A question.</summary>
    public const string Input = $$"""{"messages":[{{Check.User}}]}""";

    /// <summary>An answer that is another than <see cref="Check.Assistant"/>.</summary>
    public const string Worse = """{"role":"assistant","content":"c"}""";

    /// <summary>What preference training asks for.</summary>
    public static RuleOptions Options { get; } = new() { Method = TrainingMethod.Preference };

    /// <summary>A preference record of three JSON values.</summary>
    public static string Record(string input = Input, string preferred = $"[{Check.Assistant}]", string other = $"[{Worse}]") =>
        $$"""{"input":{{input}},"preferred_output":{{preferred}},"non_preferred_output":{{other}}}""";

    /// <summary>Asserts that the line breaks one rule, as <see cref="Check.Finds"/> has it.</summary>
    public static void Finds(
        RuleId rule, Severity severity, string message, string marked, RuleOptions? options = null, params RuleId[] also) =>
        Check.Finds(rule, severity, message, marked, options: options ?? Options, also: also);

    /// <summary>Asserts that the line breaks no rule at all.</summary>
    public static void Passes(string line) => Check.Passes(line, options: Options);
}
