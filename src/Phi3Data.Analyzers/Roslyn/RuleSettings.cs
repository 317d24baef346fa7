using Microsoft.CodeAnalysis.Diagnostics;

namespace Phi3Data.Analyzers;

/// <summary>Reads the rules' options out of the options of a file or of the project.</summary>
static class RuleSettings
{
    /// <summary>The key of item metadata of an additional file.</summary>
    public const string Metadata = "build_metadata.AdditionalFiles.";

    /// <summary>The options of a dataset file: its item's metadata, then <c>phi3_…</c> keys, then the project's properties.</summary>
    /// <remarks>A name that nobody knows is left to the build's task, which says so once for the item; here it changes nothing.</remarks>
    public static RuleOptions Of(AnalyzerConfigOptions file, AnalyzerConfigOptions global) => BuildSettings.Read(key =>
        Read(file, Metadata + "Phi3" + key) ?? Read(file, "phi3_" + key.ToLowerInvariant())
        ?? Read(global, "build_property.Phi3" + key) ?? Read(global, "phi3_" + key.ToLowerInvariant()));

    /// <summary>The options of code: <c>phi3_…</c> keys of its file, then the project's properties.</summary>
    public static RuleOptions OfCode(AnalyzerConfigOptions file, AnalyzerConfigOptions global) => BuildSettings.Read(key =>
        Read(file, "phi3_" + key.ToLowerInvariant()) ?? Read(global, "build_property.Phi3" + key));

    private static string? Read(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) && value.Trim().Length > 0 ? value.Trim() : null;
}
