using System;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>What an answer looks like.</summary>
public enum ContentKind : byte
{
    /// <summary>Text without any of the below.</summary>
    Prose,
    /// <summary>A heading, or two lines or more of a list, a quotation or a table.</summary>
    Markdown,
    /// <summary>A line that starts a fenced block: <c>```</c> or <c>~~~</c>.</summary>
    Code,
    /// <summary>As a whole, apart from white space round it, a JSON object or array.</summary>
    Json,
}

/// <summary>Tells the <see cref="ContentKind"/> of a text. Serves one thread.</summary>
sealed class ContentKinds
{
    /// <summary>Number of kinds.</summary>
    public const int Count = (int)ContentKind.Json + 1;

    private readonly JsonScratch scratch = new();

    /// <summary>Looks at a decoded text.</summary>
    public ContentKind Of(ReadOnlySpan<byte> text)
    {
        if (IsJson(text)) return ContentKind.Json;
        int marked = 0;
        for (int start = 0; start < text.Length;)
        {
            int length = text[start..].IndexOf((byte)'\n');
            if (length < 0) length = text.Length - start;
            ReadOnlySpan<byte> line = text.Slice(start, length).TrimStart((byte)' ');
            if (line.StartsWith("```"u8) || line.StartsWith("~~~"u8)) return ContentKind.Code;
            if (IsHeading(line)) marked += 2;
            else if (line.StartsWith("- "u8) || line.StartsWith("* "u8) || line.StartsWith("> "u8) || line.StartsWith("|"u8)
                || IsNumbered(line)) marked++;
            start += length + 1;
        }
        return marked >= 2 ? ContentKind.Markdown : ContentKind.Prose;
    }

    private bool IsJson(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> trimmed = text.Trim(" \t\r\n"u8);
        if (trimmed.IsEmpty || trimmed[0] is not ((byte)'{' or (byte)'[')) return false;
        var scanner = new Utf8JsonScanner(trimmed, scratch, JsonScratch.DepthLimit, checkKeys: false);
        while (true)
        {
            JsonToken token = scanner.Read();
            if (token is JsonToken.End or JsonToken.Error) return token == JsonToken.End;
        }
    }

    /// <summary>CommonMark 0.31, section 4.2: one to six number signs and a space.</summary>
    private static bool IsHeading(ReadOnlySpan<byte> line)
    {
        int signs = line.IndexOfAnyExcept((byte)'#');
        return signs is >= 1 and <= 6 && line[signs] == ' ';
    }

    /// <summary>CommonMark 0.31, section 5.2: digits, a full stop or a bracket, and a space.</summary>
    private static bool IsNumbered(ReadOnlySpan<byte> line)
    {
        int digits = line.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits is >= 1 and <= 9 && digits + 1 < line.Length && line[digits] is (byte)'.' or (byte)')' && line[digits + 1] == ' ';
    }
}
