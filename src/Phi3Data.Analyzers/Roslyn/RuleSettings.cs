using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>Reads the rules' options out of the options of a file or of the project.</summary>
static class RuleSettings
{
    /// <summary>The key of item metadata of an additional file.</summary>
    public const string Metadata = "build_metadata.AdditionalFiles.";

    /// <summary>The options of a dataset file: its item's metadata, then <c>phi3_…</c> keys, then the project's properties.</summary>
    public static RuleOptions Of(AnalyzerConfigOptions file, AnalyzerConfigOptions global) => Of(key =>
        Read(file, Metadata + "Phi3" + key) ?? Read(file, "phi3_" + key.ToLowerInvariant())
        ?? Read(global, "build_property.Phi3" + key) ?? Read(global, "phi3_" + key.ToLowerInvariant()));

    /// <summary>The options of code: <c>phi3_…</c> keys of its file, then the project's properties.</summary>
    public static RuleOptions OfCode(AnalyzerConfigOptions file, AnalyzerConfigOptions global) => Of(key =>
        Read(file, "phi3_" + key.ToLowerInvariant()) ?? Read(global, "build_property.Phi3" + key));

    // A name that nobody knows is left to the build's task, which says so once for the item; here it changes nothing.
    private static RuleOptions Of(Func<string, string?> read)
    {
        var layer = new ConfigLayer();
        if (read("Profile") is string profile) layer.Profile = ProfileCatalog.Find(profile);
        if (read("Model") is string model) layer.Model = ModelCatalog.Find(model);
        if (read("Method") is string method && SettingNames.TryMethod(method, out TrainingMethod found) is null)
            layer.Method = found;
        foreach (string assignment in (read("Rules") ?? "").Split(new[] { ';', ',' }, StringSplitOptions.RemoveEmptyEntries))
        {
            if (SettingNames.TryAssignment(assignment, out RuleId rule, out Severity severity) is null)
                layer.Rules.Add(new(rule, severity));
        }
        foreach (string assignment in (read("Limits") ?? "").Split(new[] { ';', ',' }, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = assignment.Split('=');
            if (parts.Length == 2 && SettingNames.TryLimit(parts[0].Trim(), out Limit limit) is null
                && SettingNames.TryValue(limit, parts[1].Trim(), out long value) is null)
                layer.Limits.Add(new(limit, value));
        }
        return ConfigLayer.Resolve(layer);
    }

    private static string? Read(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) && value.Trim().Length > 0 ? value.Trim() : null;
}
