using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Enumeration;
using System.Linq;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Phi3Data;

/// <summary>Turns what a user types into paths of files.</summary>
static class FilePatterns
{
    /// <summary>Expands patterns; <c>-</c> stays as it is. See <see cref="DatasetSource.FromPatterns"/>.</summary>
    public static IReadOnlyList<string> Expand(IEnumerable<string> patterns)
    {
        var paths = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string pattern in patterns)
        {
            foreach (string path in ExpandOne(pattern))
            {
                if (seen.Add(path == "-" ? path : Path.GetFullPath(path))) paths.Add(path);
            }
        }
        return paths;
    }

    /// <summary>Throws unless <paramref name="path"/> is something that can be opened as a file.</summary>
    public static void RequireFile(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"{path} is a folder; name its files, for instance {Path.Combine(path, "*.jsonl")}.");
        if (!File.Exists(path)) throw new FileNotFoundException($"{path} was not found.", path);
    }

    private static IEnumerable<string> ExpandOne(string pattern)
    {
        if (pattern == "-") return [pattern];
        if (pattern.AsSpan().IndexOfAny('*', '?') < 0 || File.Exists(pattern))
        {
            if (File.Exists(pattern) || ZipMembers.Find(pattern) is null) RequireFile(pattern);
            return [pattern];
        }
        string[] found = Match(pattern);
        return found.Length > 0 ? found : throw new FileNotFoundException($"No file matches {pattern}.", pattern);
    }

    private static string[] Match(string pattern)
    {
        // The folder is the part before the first segment with a wildcard; the rest is matched below it.
        string[] segments = pattern.Replace('\\', Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar);
        int wild = Array.FindIndex(segments, s => s.AsSpan().IndexOfAny('*', '?') >= 0);
        string folder = string.Join(Path.DirectorySeparatorChar, segments[..wild]);
        if (wild > 0 && folder.Length == 0) folder = Path.DirectorySeparatorChar.ToString();
        var root = new DirectoryInfo(folder.Length == 0 ? "." : folder);
        if (!root.Exists) return [];

        string rest = string.Join('/', segments[wild..]);
        var matcher = new Matcher(StringComparison.Ordinal);
        // The matcher knows no question mark: it finds a superset, and each name of the path decides.
        matcher.AddInclude(rest.Replace('?', '*'));
        IEnumerable<string> files = matcher.Execute(new DirectoryInfoWrapper(root)).Files.Select(f => f.Path);
        if (rest.Contains('?')) files = files.Where(f => Matches(segments.AsSpan(wild), f.Split('/')));
        return files.Select(f => Path.Combine(folder, f)).Order(StringComparer.Ordinal).ToArray();
    }

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        if (pattern.IsEmpty || path.IsEmpty) return pattern.IsEmpty && path.IsEmpty;
        if (pattern[0] == "**") return pattern.Length == 1 || Matches(pattern[1..], path) || Matches(pattern, path[1..]);
        return FileSystemName.MatchesSimpleExpression(pattern[0], path[0], ignoreCase: false)
            && Matches(pattern[1..], path[1..]);
    }
}
