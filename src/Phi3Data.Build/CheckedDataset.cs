using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Text;
using System.Threading;

namespace Phi3Data.Build;

/// <summary>
/// The files that are one dataset, and what was found in them: kept in a file of the intermediate folder, and found anew only when
/// a file, a setting or this package has changed.
/// </summary>
/// <param name="Key">Name and settings; one text for all files of the dataset.</param>
/// <param name="Rules">The same settings as options.</param>
/// <param name="Files">Its files.</param>
sealed record CheckedDataset(string Key, RuleOptions Rules, IReadOnlyList<DatasetItem> Files)
{
    private static readonly string Version = typeof(RuleOptions).Module.ModuleVersionId.ToString();

    /// <summary>The name of the file that keeps the findings.</summary>
    public string StampName => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(Key))) + ".findings";

    /// <summary>The findings of the last check, when nothing has changed since; else null.</summary>
    /// <exception cref="IOException">A file is not there.</exception>
    public IReadOnlyList<FoundFinding>? Recall(string folder)
    {
        string path = Path.Combine(folder, StampName);
        if (!File.Exists(path)) return null;
        string state = GetState();
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            if (reader.ReadString() != state) return null;
            var findings = new FoundFinding[reader.ReadInt32()];
            for (int i = 0; i < findings.Length; i++) findings[i] = FoundFinding.Read(reader);
            return findings;
        }
        catch (IOException)
        {
            return null; // cut off, or in use: found anew
        }
    }

    /// <summary>Checks all files and keeps what is found.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A compressed file is damaged.</exception>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public IReadOnlyList<FoundFinding> Check(string folder, CancellationToken cancellationToken)
    {
        string state = GetState(); // before reading: what is written meanwhile is found by the next build
        var found = new FindingCollector();
        DatasetPipeline.From(Sources("train")).WithValidation(Sources("validation")).WithRules(Rules).ReportTo(found)
            .RunAsync(cancellationToken).GetAwaiter().GetResult();
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, StampName);
        using (var writer = new BinaryWriter(File.Create(path + ".partial")))
        {
            writer.Write(state);
            writer.Write(found.Findings.Count);
            foreach (FoundFinding finding in found.Findings) finding.Write(writer);
        }
        File.Move(path + ".partial", path, overwrite: true);
        return found.Findings;
    }

    private DatasetSource[] Sources(string split) =>
        [.. Files.Where(file => file.Split == split).Select(file => DatasetSource.FromFile(file.Path))];

    private string GetState() =>
        string.Join('\n', [Version, Key, .. Files.Select(file => DatasetItem.StateOf(file.Path) + "|" + file.Split)]);
}
