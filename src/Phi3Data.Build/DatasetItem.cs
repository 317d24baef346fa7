using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Build.Framework;

namespace Phi3Data.Build;

/// <summary>One file of the item group, by its full path.</summary>
sealed record DatasetItem(string Path, ITaskItem Item)
{
    /// <summary>Its name as the project has it.</summary>
    public string Name => Item.ItemSpec;

    /// <summary>The side of the split: <c>train</c>, also where nothing is said, or <c>validation</c>.</summary>
    public string Split => Item.GetMetadata("Split").Trim() is { Length: > 0 } split ? split.ToLowerInvariant() : "train";

    /// <summary>The files of items, in their order; of several items for one file the last counts, as with <c>Update</c>.</summary>
    public static IReadOnlyList<DatasetItem> Distinct(ITaskItem[] items)
    {
        var files = new List<DatasetItem>();
        var places = new Dictionary<string, int>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (ITaskItem item in items)
        {
            var file = new DatasetItem(System.IO.Path.GetFullPath(item.GetMetadata("FullPath")), item);
            if (places.TryAdd(file.Path, files.Count)) files.Add(file);
            else files[places[file.Path]] = file;
        }
        return files;
    }

    /// <summary>What tells whether the file has changed: size and time of the last write.</summary>
    /// <exception cref="IOException">The file is not there.</exception>
    public static string StateOf(string path)
    {
        var info = new FileInfo(path);
        if (info.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) info = target;
        return info.Exists
            ? FormattableString.Invariant($"{path}|{info.Length}|{info.LastWriteTimeUtc.Ticks}")
            : throw new FileNotFoundException("The file is not there.", path);
    }
}
