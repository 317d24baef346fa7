using System;
using System.IO;

namespace Phi3Data;

/// <summary>Finds and reads <c>phi3data.json</c>.</summary>
public static class ConfigFile
{
    /// <summary>The name of the file that is looked for.</summary>
    public const string Name = "phi3data.json";

    /// <summary>Looks for the file in a folder and all folders above it; the nearest counts.</summary>
    /// <returns>Its full path, or null.</returns>
    public static string? Find(string folder)
    {
        for (DirectoryInfo? place = new(Path.GetFullPath(folder)); place is not null; place = place.Parent)
        {
            string path = Path.Combine(place.FullName, Name);
            if (File.Exists(path)) return path;
        }
        return null;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigException">The file is not as it must be; the message starts with <c>path(line,column)</c>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ConfigLayer Load(string path)
    {
        ReadOnlySpan<byte> json = File.ReadAllBytes(path);
        if (json.StartsWith(ByteOrderMark)) json = json[ByteOrderMark.Length..];
        ConfigError? error = ConfigReader.TryRead(json, path, out ConfigLayer? layer);
        if (error is null) return layer!;
        ReadOnlySpan<byte> before = json[..error.Offset];
        int lineStart = before.LastIndexOf((byte)'\n') + 1;
        int column = 1 + Json.Utf8Sequence.CountUtf16(before[lineStart..]);
        throw new ConfigException($"{path}({1 + before.Count((byte)'\n')},{column}): {error.Message}");
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];
}

/// <summary>A configuration is wrong. The message says where, what was found, and what was expected.</summary>
public sealed class ConfigException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public ConfigException(string message)
        : base(message)
    {
    }
}
