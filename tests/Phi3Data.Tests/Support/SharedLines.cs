using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Phi3Data.Json;

namespace Phi3Data.Tests;

/// <summary>Checks a file of the shared data line by line, as the simplest reader would.</summary>
static class SharedLines
{
    /// <summary>The findings of each line, which is the list's index plus one; the line after the last LF counts if not empty.</summary>
    public static List<LineCheck> Check(string folder, string name, RuleOptions? options = null)
    {
        byte[] file = Read(Places.InShared("data", folder, name));
        var checks = new List<LineCheck>();
        int start = file.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        RecordFormat? format = null;
        while (start < file.Length)
        {
            int end = Array.IndexOf(file, (byte)'\n', start);
            if (end < 0) end = file.Length;
            byte[] line = file[start..end];
            format ??= RecordFormats.Recognise(line, new JsonScratch());
            checks.Add(new LineCheck(line, format.Value, options ?? RuleOptions.Default));
            start = end + 1;
        }
        return checks;
    }

    /// <summary>The rules of error severity that a line breaks, by name, without repetition.</summary>
    public static string Errors(LineCheck check) => string.Join(' ', check.Findings
        .Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Rule).Distinct().Order());

    private static byte[] Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var all = new MemoryStream();
        content.CopyTo(all);
        return all.ToArray();
    }
}
