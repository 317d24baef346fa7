using System;

namespace Phi3Data;

/// <summary>
/// Reads what a build says of a dataset, or of code that writes one: <c>Profile</c>, <c>Model</c>, <c>Method</c>, <c>Rules</c> and
/// <c>Limits</c>. One reading for the compiler's analyzers and the build's task, so that both check for the same.
/// </summary>
static class BuildSettings
{
    /// <summary>The names of the settings, as item metadata; behind <c>Phi3</c> as properties, behind <c>phi3_</c> in configuration files.</summary>
    public static readonly string[] Names = { "Profile", "Model", "Method", "Rules", "Limits" };

    /// <summary>Findings of one rule in one file that a build shows: a broken export has thousands, and an editor shows dozens.</summary>
    public const int FindingsPerRule = 100;

    // A semicolon divides the items of MSBuild, and starts a comment in a configuration file.
    private static readonly char[] Dividers = { ';', ',' };

    /// <summary>Makes options of settings.</summary>
    /// <param name="read">Gives the value of a setting by its name; null or blank for what is not set.</param>
    /// <param name="wrong">Is told, in words, of each value that nobody knows; such a value changes nothing.</param>
    public static RuleOptions Read(Func<string, string?> read, Action<string>? wrong = null)
    {
        var layer = new ConfigLayer();
        if (Value("Profile") is string profile)
        {
            Tell(SettingNames.TryProfile(profile, out Profile? found));
            layer.Profile = found;
        }
        if (Value("Model") is string model)
        {
            Tell(SettingNames.TryModel(model, out ModelInfo? found));
            layer.Model = found;
        }
        if (Value("Method") is string method && Tell(SettingNames.TryMethod(method, out TrainingMethod training)))
            layer.Method = training;
        foreach (string assignment in List("Rules"))
        {
            if (Tell(SettingNames.TryAssignment(assignment, out RuleId rule, out Severity severity)))
                layer.Rules.Add(new(rule, severity));
        }
        foreach (string assignment in List("Limits"))
        {
            if (Tell(TryLimit(assignment, out Limit limit, out long value))) layer.Limits.Add(new(limit, value));
        }
        return ConfigLayer.Resolve(layer);

        string? Value(string name) => read(name)?.Trim() is { Length: > 0 } value ? value : null;

        string[] List(string name) => (Value(name) ?? "").Split(Dividers, StringSplitOptions.RemoveEmptyEntries);

        bool Tell(string? problem)
        {
            if (problem is not null) wrong?.Invoke(problem);
            return problem is null;
        }
    }

    private static string? TryLimit(string assignment, out Limit limit, out long value)
    {
        limit = default;
        value = 0;
        string[] parts = assignment.Split('=');
        if (parts.Length != 2) return "expected LIMIT=NUMBER, such as maxMessages=8";
        return SettingNames.TryLimit(parts[0].Trim(), out limit) ?? SettingNames.TryValue(limit, parts[1].Trim(), out value);
    }
}
