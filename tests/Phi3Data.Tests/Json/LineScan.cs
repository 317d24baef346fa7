using System;
using System.Collections.Generic;
using System.Linq;
using Phi3Data.Json;

namespace Phi3Data.Tests;

/// <summary>Everything the scanner says of one line, read to its end.</summary>
sealed class LineScan
{
    public JsonError Error { get; private set; }

    public int Offset { get; private set; }

    public int Length { get; private set; }

    /// <summary>Token, 0-based start, length, depth.</summary>
    public List<(JsonToken Token, int Start, int Length, int Depth)> Tokens { get; } = [];

    /// <summary>Offsets of the opening quotes of keys that stand earlier in their object.</summary>
    public List<int> DuplicateKeys { get; } = [];

    /// <summary>Offsets of the first lone surrogate escape of each string.</summary>
    public List<int> LoneSurrogates { get; } = [];

    public static LineScan Of(ReadOnlySpan<byte> line, int maxDepth = 64) => Of(line, new JsonScratch(), maxDepth);

    public static LineScan Of(ReadOnlySpan<byte> line, JsonScratch scratch, int maxDepth = 64)
    {
        var scan = new LineScan();
        var scanner = new Utf8JsonScanner(line, scratch, maxDepth);
        while (scanner.Read() is not (JsonToken.End or JsonToken.Error))
        {
            scan.Tokens.Add((scanner.Token, scanner.Start, scanner.Length, scanner.Depth));
            if (scanner.Token is not (JsonToken.Key or JsonToken.String)) continue;
            if (scanner.LoneSurrogate >= 0) scan.LoneSurrogates.Add(scanner.LoneSurrogate);
            if (scanner.Token == JsonToken.Key && scanner.IsDuplicateKey) scan.DuplicateKeys.Add(scanner.Start);
        }
        (scan.Error, scan.Offset, scan.Length) = (scanner.Error, scanner.ErrorOffset, scanner.ErrorLength);
        return scan;
    }

    /// <summary>Bytes of a text whose characters each stand for one byte: attributes cannot hold broken text.</summary>
    public static byte[] Bytes(string latin1)
    {
        if (latin1.Any(c => c > 0xFF)) throw new ArgumentException("A character above U+00FF is no byte.", nameof(latin1));
        return [.. latin1.Select(c => (byte)c)];
    }
}
