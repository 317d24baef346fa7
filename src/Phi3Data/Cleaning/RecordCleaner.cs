using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Phi3Data.Authoring;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>One change of one string: bytes between its quotes, as they were and as they are.</summary>
/// <param name="Step">The step that made it.</param>
/// <param name="Path">JSON path of the string.</param>
/// <param name="Offset">0-based byte offset behind the opening quote, in the line as it is after the changes before.</param>
/// <param name="Before">The bytes before.</param>
/// <param name="After">The bytes after.</param>
readonly record struct StringChange(CleaningStep Step, string Path, int Offset, byte[] Before, byte[] After);

/// <summary>
/// Cleans the text of a record in place: a string that a step changes is written anew, every other byte of the line stays. Serves
/// one thread; a line without a change costs one scan and no memory.
/// </summary>
sealed class RecordCleaner
{
    /// <summary>A text that is still changing after so many rounds of all steps is left as it was.</summary>
    private const int MaxRounds = 8;

    private static readonly SearchValues<byte> Telling = SearchValues.Create(MakeTelling());

    private readonly TextCleaner cleaner;
    private readonly CleanableText texts = new();
    private readonly RecordRedactions redactions = new();
    private readonly ArrayBufferWriter<byte> output = new();
    private readonly List<(CleaningStep Step, string Text)> states = [];

    /// <summary>Makes a cleaner.</summary>
    public RecordCleaner(CleaningOptions options) => cleaner = new TextCleaner(options);

    /// <summary>The cleaned line, valid until the next call, when the last call changed something.</summary>
    public ReadOnlySpan<byte> Result => output.WrittenSpan;

    /// <summary>Cleans a line.</summary>
    /// <param name="line">A line of anything; what is not JSON stays as it is.</param>
    /// <param name="changes">Cleared, then given the changes in the order in which they were made.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Clean(ReadOnlySpan<byte> line, List<StringChange> changes)
    {
        changes.Clear();
        output.ResetWrittenCount();
        redactions.Clear();
        int copied = 0;
        bool isAscii = true;
        foreach (JsonSlot slot in texts.Find(line))
        {
            ReadOnlySpan<byte> raw = slot.Raw(line);
            if (IsPlain(raw)) continue;
            string text = Decode(raw);
            if (!TryClean(text)) continue;
            if (copied == 0) isAscii = Ascii.IsValid(line);
            output.Write(line[copied..(slot.Start + 1)]);
            int offset = output.WrittenCount;
            byte[] before = raw.ToArray();
            string path = JsonPath.Locate(line, slot.Start);
            foreach ((CleaningStep step, string state) in states)
            {
                byte[] after = Encode(state, isAscii);
                changes.Add(new StringChange(step, path, offset, before, after));
                before = after;
            }
            output.Write(before);
            copied = slot.Start + slot.Length - 1;
        }
        if (changes.Count == 0) return false;
        output.Write(line[copied..]);
        return true;
    }

    /// <summary>Runs all steps until none changes anything; each change is one of <see cref="states"/>.</summary>
    private bool TryClean(string text)
    {
        states.Clear();
        for (int round = 0; round < MaxRounds; round++)
        {
            string start = text;
            foreach (CleaningStep step in cleaner.Steps)
            {
                string cleaned = cleaner.Run(step, text, redactions);
                if (ReferenceEquals(cleaned, text)) continue;
                text = cleaned;
                states.Add((step, text));
            }
            if (ReferenceEquals(start, text)) return states.Count > 0;
        }
        states.Clear();
        return false;
    }

    /// <summary>Whether no step can change the string: ASCII without escapes or ampersands, no white space at its ends, no placeholder.</summary>
    private bool IsPlain(ReadOnlySpan<byte> raw) =>
        !cleaner.ChangesAscii && raw.Length > 12 && raw[0] != ' ' && raw[^1] != ' ' && !raw.ContainsAny(Telling);

    private static string Decode(ReadOnlySpan<byte> raw)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(raw.Length);
        string text = Encoding.UTF8.GetString(bytes, 0, JsonString.Unescape(raw, bytes));
        ArrayPool<byte>.Shared.Return(bytes);
        return text;
    }

    /// <summary>Text as the inside of a JSON string; what is not ASCII is escaped where a line has been written so.</summary>
    private static byte[] Encode(string text, bool asciiOnly)
    {
        var json = new Utf8Buffer();
        ReadOnlySpan<char> rest = text;
        for (int run; asciiOnly && (run = rest.IndexOfAnyInRange('\u007F', '\uFFFF')) >= 0; rest = rest[(run + 1)..])
        {
            JsonEscaper.Append(json, rest[..run]);
            json.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)rest[run]:x4}")));
        }
        JsonEscaper.Append(json, rest);
        return json.Span.ToArray();
    }

    private static byte[] MakeTelling()
    {
        var telling = new List<byte> { (byte)'\\', (byte)'&', 0x7F };
        for (int b = 0x80; b < 0x100; b++) telling.Add((byte)b);
        return [.. telling];
    }
}
