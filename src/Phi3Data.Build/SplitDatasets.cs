using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Microsoft.Win32.SafeHandles;

namespace Phi3Data.Build;

/// <summary>
/// Finds the dataset files that the compiler can check as they are edited: those of text, up to a size. It looks at sizes and first
/// bytes only.
/// </summary>
public sealed class SplitDatasets : Task
{
    /// <summary>The items <c>Phi3Dataset</c>.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>Size of the largest file for the compiler, in bytes.</summary>
    public long LimitBytes { get; set; }

    /// <summary>Those files as additional files, by their full paths, with the metadata that the analyzer reads.</summary>
    [Output]
    public ITaskItem[] Live { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var live = new List<ITaskItem>();
        foreach (DatasetItem file in DatasetItem.Distinct(Files))
        {
            if (!IsSmallText(file.Path)) continue;
            var item = new TaskItem(file.Path);
            item.SetMetadata("Phi3Dataset", "true");
            foreach (string name in BuildSettings.Names)
                item.SetMetadata("Phi3" + name, file.Item.GetMetadata(name).Replace(';', ',')); // see Phi3Data.Build.targets
            live.Add(item);
        }
        Live = [.. live];
        return true;
    }

    private bool IsSmallText(string path)
    {
        try
        {
            if (!File.Exists(path)) return false;
            using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (RandomAccess.GetLength(handle) > LimitBytes) return false; // of the file, where the path is a link
            Span<byte> head = stackalloc byte[FileTypes.HeadLength];
            return FileTypes.Recognise(head[..RandomAccess.Read(handle, head, 0)]) is FileType.Text or FileType.TextWithBom;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // the check says why
        }
    }
}
