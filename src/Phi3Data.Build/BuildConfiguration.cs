using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Phi3Data.Build;

/// <summary>What <c>.editorconfig</c> and <c>.globalconfig</c> files say, read as the compiler reads them.</summary>
sealed class BuildConfiguration
{
    // The compiler's copy of properties and metadata, which the task is given itself.
    private const string Generated = ".GeneratedMSBuildEditorConfig.editorconfig";

    private readonly AnalyzerConfigSet set;

    /// <summary>Reads the files.</summary>
    /// <exception cref="IOException">One cannot be read.</exception>
    public BuildConfiguration(IEnumerable<ITaskItem> files) => set = AnalyzerConfigSet.Create(
        files.Select(file => file.GetMetadata("FullPath"))
            .Where(path => !path.EndsWith(Generated, StringComparison.OrdinalIgnoreCase) && File.Exists(path))
            .Select(path => AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(path)), path))
            .ToList());

    /// <summary>A key's value for a file; null when it is not set.</summary>
    public string? Find(string path, string key) =>
        set.GetOptionsForSourcePath(path).AnalyzerOptions.TryGetValue(key, out string? value)
        || set.GlobalConfigOptions.AnalyzerOptions.TryGetValue(key, out value) ? value : null;

    /// <summary>The severity that a global configuration gives a rule; null when it gives none.</summary>
    public ReportDiagnostic? FindSeverity(string id) =>
        set.GlobalConfigOptions.TreeOptions.TryGetValue(id, out ReportDiagnostic severity) ? severity : null;
}
