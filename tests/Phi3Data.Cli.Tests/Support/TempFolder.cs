using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace Phi3Data.Cli.Tests.Support;

/// <summary>A folder of one test's own, removed behind it.</summary>
sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("phi3data-cli-").FullName;

    /// <summary>The names of all files, also in folders below, in ordinal order.</summary>
    public string[] Files => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Select(f => System.IO.Path.GetRelativePath(Path, f).Replace('\\', '/')).Order(StringComparer.Ordinal).ToArray();

    public string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public string Write(string name, params string[] lines) => Write(name, Encoding.UTF8.GetBytes(Text(lines)));

    public string Write(string name, byte[] bytes)
    {
        string path = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!); // At never gives a root
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string[] Lines(params string[] parts) => File.ReadAllLines(At(parts));

    /// <summary>Valid conversations, each unlike the others.</summary>
    public static string[] Records(int count, string topic = "weather") => Enumerable.Range(0, count)
        .Select(i => $$"""{"messages":[{"role":"user","content":"{{topic}} {{i}}?"},{"role":"assistant","content":"Answer {{i}}."}]}""")
        .ToArray();

    public static byte[] Gzip(params string[] lines)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(Text(lines)));
        return packed.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Text(string[] lines) => string.Concat(lines.Select(l => l + "\n"));
}
