using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>
/// The patch log: one JSON object per change, <c>step, name, file, line, path, offset, before, after</c>. The last two are the bytes
/// of the string exactly as they stood and stand in the line, so that a change can be taken back byte for byte.
/// </summary>
static class PatchLog
{
    /// <summary>Writes a change.</summary>
    public static void Write(IBufferWriter<byte> output, string file, long line, in StringChange change)
    {
        CleaningStepInfo step = CleaningCatalog.Get(change.Step);
        output.Write(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"step\":\"{step.Id}\",\"name\":\"{step.Name}\",\"file\":\"{Encode(file)}\",\"line\":{line},\"path\":\"{Encode(change.Path)}\",\"offset\":{change.Offset},\"before\":\"")));
        output.Write(change.Before);
        output.Write("\",\"after\":\""u8);
        output.Write(change.After);
        output.Write("\"}\n"u8);
    }

    /// <summary>Reads a change.</summary>
    /// <param name="entry">A line of the log.</param>
    /// <param name="number">Its 1-based number, for the message.</param>
    /// <exception cref="InvalidDataException">The line is not one of a patch log.</exception>
    public static PatchEntry Read(ReadOnlySpan<byte> entry, long number)
    {
        long line = 0;
        int offset = -1;
        byte[]? before = null, after = null;
        var scanner = new Utf8JsonScanner(entry, new JsonScratch(), JsonScratch.DepthLimit);
        scanner.Read();
        while (scanner.Read() == JsonToken.Key)
        {
            ReadOnlySpan<byte> key = scanner.Raw;
            JsonToken token = scanner.Read();
            if (key.SequenceEqual("line"u8) && token == JsonToken.Number) _ = long.TryParse(Token(scanner, entry), CultureInfo.InvariantCulture, out line);
            else if (key.SequenceEqual("offset"u8) && token == JsonToken.Number) _ = int.TryParse(Token(scanner, entry), CultureInfo.InvariantCulture, out offset);
            else if (key.SequenceEqual("before"u8) && token == JsonToken.String) before = scanner.Raw.ToArray();
            else if (key.SequenceEqual("after"u8) && token == JsonToken.String) after = scanner.Raw.ToArray();
            else if (token is JsonToken.StartArray or JsonToken.StartObject) scanner.Skip();
        }
        if (line < 1 || offset < 0 || before is null || after is null)
            throw new InvalidDataException($"line {number} of the patch log is no change; expected line, offset, before and after.");
        return new PatchEntry(line, offset, before, after);
    }

    /// <summary>Takes a line's changes back, the last one first.</summary>
    /// <exception cref="InvalidDataException">The line is not as the changes left it.</exception>
    public static byte[] Revert(ReadOnlySpan<byte> line, List<PatchEntry> changes)
    {
        byte[] bytes = line.ToArray();
        for (int i = changes.Count - 1; i >= 0; i--)
        {
            PatchEntry change = changes[i];
            int end = change.Offset + change.After.Length;
            if (end > bytes.Length || !bytes.AsSpan(change.Offset, change.After.Length).SequenceEqual(change.After))
                throw new InvalidDataException($"line {change.Line} is not as the patch log left it; it must be the file that was written with this log.");
            bytes = [.. bytes.AsSpan(0, change.Offset), .. change.Before, .. bytes.AsSpan(end)];
        }
        return bytes;
    }

    private static ReadOnlySpan<byte> Token(in Utf8JsonScanner scanner, ReadOnlySpan<byte> entry) => entry.Slice(scanner.Start, scanner.Length);

    private static string Encode(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}

/// <summary>A change as it is read from a patch log.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Offset">0-based byte offset of the string's inside in the line as it is after the change.</param>
/// <param name="Before">The bytes before.</param>
/// <param name="After">The bytes after.</param>
readonly record struct PatchEntry(long Line, int Offset, byte[] Before, byte[] After);
