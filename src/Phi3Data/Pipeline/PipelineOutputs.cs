using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Phi3Data;

/// <summary>
/// The files that a run writes. They appear together when the run has succeeded; until then, and for ever if it fails or is
/// cancelled, files that were there before stay as they are.
/// </summary>
public sealed record PipelineOutputs
{
    /// <summary>Path of the training records.</summary>
    public required string Train { get; init; }

    /// <summary>Path of the validation records; null when there is no split.</summary>
    public string? Validation { get; init; }

    /// <summary>Path of the test records; null when the split has none.</summary>
    public string? Test { get; init; }

    /// <summary>
    /// Path of what was rejected, each line with file, line, byte offset, reasons and its bytes; null if there should be no
    /// rejects: a run that has some, other than blank lines, then publishes nothing.
    /// </summary>
    public string? Rejected { get; init; }

    /// <summary>Path of the findings as JSON Lines; null for none.</summary>
    public string? Findings { get; init; }

    /// <summary>Path of the manifest; null for none.</summary>
    public string? Manifest { get; init; }

    /// <summary>All paths that are named.</summary>
    public IEnumerable<string> All => ((string?[])[Train, Validation, Test, Rejected, Findings, Manifest]).OfType<string>();

    /// <summary>All five files in a folder, under the names that <c>phi3data prepare</c> gives them.</summary>
    /// <param name="folder">The folder, made if need be.</param>
    /// <param name="withTest">Whether there is a sixth one, <c>test.jsonl</c>.</param>
    public static PipelineOutputs InFolder(string folder, bool withTest = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new PipelineOutputs
        {
            Train = Path.Combine(folder, "train.jsonl"),
            Validation = Path.Combine(folder, "validation.jsonl"),
            Test = withTest ? Path.Combine(folder, "test.jsonl") : null,
            Rejected = Path.Combine(folder, "rejected.jsonl"),
            Findings = Path.Combine(folder, "findings.jsonl"),
            Manifest = Path.Combine(folder, "manifest.json"),
        };
    }
}
