using System;
using System.IO;
using System.Linq;

namespace Phi3Data.Tests;

/// <summary>A temporary folder of one test, removed with all that is in it.</summary>
sealed class WorkFolder : IDisposable
{
    public WorkFolder() => Path = Directory.CreateTempSubdirectory("phi3data-").FullName;

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, byte[] bytes)
    {
        string path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!); // a file in a folder has one
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Names of everything below the folder, in ordinal order.</summary>
    public string[] List(string below = "") => Directory
        .GetFileSystemEntries(System.IO.Path.Combine(Path, below), "*", SearchOption.AllDirectories)
        .Select(p => System.IO.Path.GetRelativePath(System.IO.Path.Combine(Path, below), p))
        .Order(StringComparer.Ordinal)
        .ToArray();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
