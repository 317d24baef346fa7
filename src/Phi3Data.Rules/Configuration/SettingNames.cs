using System;
using System.Collections.Generic;
using System.Globalization;

namespace Phi3Data;

/// <summary>
/// Reads names and values of settings as users write them, the same in files, in the environment and on the command line.
/// Case does not count. Each method returns null, or what is wrong in words, with the nearest name there is.
/// </summary>
static partial class SettingNames
{
    /// <summary>The severities, in the order of <see cref="Severity"/>.</summary>
    public static IReadOnlyList<string> Severities { get; } = Array.AsReadOnly(new[] { "none", "info", "warning", "error" });

    /// <summary>The kinds of training, in the order of <see cref="TrainingMethod"/>.</summary>
    public static IReadOnlyList<string> Methods { get; } = Array.AsReadOnly(new[] { "sft", "dpo", "rft" });

    /// <summary>Finds a rule by ID or name.</summary>
    /// <returns>What is wrong, with the nearest name, or null.</returns>
    public static string? TryRule(string text, out RuleId rule)
    {
        RuleInfo? found = RuleCatalog.Find(text);
        rule = found?.Rule ?? default;
        if (found is not null) return null;
        string[] names = new string[RuleCatalog.All.Count * 2];
        for (int i = 0; i < names.Length; i++) names[i] = i % 2 == 0 ? RuleCatalog.All[i / 2].Id : RuleCatalog.All[i / 2].Name;
        RuleInfo? near = NearMiss.Find(text, names) is string name ? RuleCatalog.Find(name) : null;
        string hint = near is null ? "'phi3data rules' lists them all" : $"did you mean {near.Id} ({near.Name})?";
        return $"there is no rule {text}; {hint}";
    }

    /// <summary>Finds a severity.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? TrySeverity(string text, out Severity severity)
    {
        int index = IndexOf(Severities, text);
        severity = (Severity)Math.Max(index, 0);
        return index >= 0 ? null : NearMiss.Describe("severity", text, Severities, "expected none, info, warning or error");
    }

    /// <summary>Reads <c>PHI2003=error</c>.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryAssignment(string text, out RuleId rule, out Severity severity)
    {
        rule = default;
        severity = default;
        string[] parts = text.Split('=');
        if (parts.Length != 2) return "expected ID=SEVERITY, such as PHI2003=error";
        return TryRule(parts[0].Trim(), out rule) ?? TrySeverity(parts[1].Trim(), out severity);
    }

    /// <summary>Finds a kind of training.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryMethod(string text, out TrainingMethod method)
    {
        int index = IndexOf(Methods, text);
        method = (TrainingMethod)Math.Max(index, 0);
        return index >= 0 ? null : NearMiss.Describe("method", text, Methods, "expected sft, dpo or rft");
    }

    /// <summary>Finds a profile.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryProfile(string text, out Profile? profile)
    {
        profile = ProfileCatalog.Find(text);
        if (profile is not null) return null;
        string[] names = new string[ProfileCatalog.All.Count];
        for (int i = 0; i < names.Length; i++) names[i] = ProfileCatalog.All[i].Name;
        return NearMiss.Describe("profile", text, names, "'phi3data profiles' lists them all");
    }

    /// <summary>Finds a model.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryModel(string text, out ModelInfo? model)
    {
        model = ModelCatalog.Find(text);
        if (model is not null) return null;
        string[] names = new string[ModelCatalog.All.Count];
        for (int i = 0; i < names.Length; i++) names[i] = ModelCatalog.All[i].Name;
        return NearMiss.Describe("model", text, names, "'phi3data models' lists them all");
    }

    /// <summary>Finds a chat template.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryTemplate(string text, out ChatTemplate? template)
    {
        template = ChatTemplateCatalog.Find(text);
        if (template is not null) return null;
        string[] names = new string[ChatTemplateCatalog.All.Count];
        for (int i = 0; i < names.Length; i++) names[i] = ChatTemplateCatalog.All[i].Name;
        return NearMiss.Describe("template", text, names, $"known are {string.Join(", ", names)}");
    }

    /// <summary>Finds a limit by its name in configuration files.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryLimit(string text, out Limit limit)
    {
        LimitInfo? found = LimitCatalog.Find(text);
        limit = found?.Limit ?? default;
        if (found is not null) return null;
        string[] names = new string[LimitCatalog.All.Count];
        for (int i = 0; i < names.Length; i++) names[i] = LimitCatalog.All[i].Name;
        return NearMiss.Describe("limit", text, names, "'phi3data config schema' has them all");
    }

    /// <summary>Reads the value of a limit and checks its range.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryValue(Limit limit, string text, out long value)
    {
        LimitInfo info = LimitCatalog.Get(limit);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= info.Minimum && value <= info.Maximum) return null;
        return FormattableString.Invariant(
            $"{info.Name} is {text}, expected a whole number from {info.Minimum} to {info.Maximum}");
    }

    private static int IndexOf(IReadOnlyList<string> names, string text)
    {
        for (int i = 0; i < names.Count; i++)
            if (string.Equals(names[i], text, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }
}
