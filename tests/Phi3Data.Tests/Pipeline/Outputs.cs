using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Phi3Data.Tests;

/// <summary>An input line as an output tells it.</summary>
sealed record OutputLine(
    string File, long Line, long ByteOffset, byte[] Bytes, IReadOnlyList<string> Reasons, (string File, long Line)? Original);

/// <summary>Reads outputs back by plain means.</summary>
static class Outputs
{
    /// <summary>Cuts bytes into lines: LF ends a line, and a last line need not have one.</summary>
    public static List<byte[]> Lines(byte[] bytes)
    {
        var lines = new List<byte[]>();
        int start = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '\n') continue;
            lines.Add(bytes[start..i]);
            start = i + 1;
        }
        if (start < bytes.Length) lines.Add(bytes[start..]);
        return lines;
    }

    public static List<byte[]> ReadLines(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length > 0 && bytes[^1] != '\n') throw new InvalidDataException(path + " does not end with LF.");
        return Lines(bytes);
    }

    public static List<OutputLine> ReadRejected(string path) => [.. ReadLines(path).Select(line =>
    {
        using JsonDocument json = JsonDocument.Parse(line);
        JsonElement root = json.RootElement;
        byte[] bytes = root.TryGetProperty("raw", out JsonElement raw)
            ? Encoding.UTF8.GetBytes(raw.GetString()!)
            : root.GetProperty("rawBase64").GetBytesFromBase64();
        (string, long)? original = root.TryGetProperty("duplicateOf", out JsonElement of)
            ? (of.GetProperty("file").GetString()!, of.GetProperty("line").GetInt64())
            : null;
        return new OutputLine(
            root.GetProperty("file").GetString()!, root.GetProperty("line").GetInt64(),
            root.GetProperty("byteOffset").GetInt64(), bytes,
            [.. root.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("rule").GetString()!)], original);
    })];
}
