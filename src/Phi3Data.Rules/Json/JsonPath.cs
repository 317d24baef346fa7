using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Phi3Data.Json;

/// <summary>Finds the JSON path of the value at a place in a line.</summary>
static class JsonPath
{
    /// <summary>Deepest path that is written out.</summary>
    private const int MaxSteps = 64;

    /// <summary>A file of nothing but faults asks for a path a line; each thread keeps its memory for that, 6 KB.</summary>
    [ThreadStatic]
    private static JsonScratch? scratch;

    /// <summary>Walks the line up to a place.</summary>
    /// <param name="line">The line's bytes; JSON up to the place at least.</param>
    /// <param name="offset">0-based byte offset.</param>
    /// <returns>
    /// The path of the innermost value or key that covers the offset, such as <c>$.messages[2].role</c>; where the line is
    /// broken before, the path of the item or member that is broken; where it just ends, of what is open there.
    /// </returns>
    public static string Locate(ReadOnlySpan<byte> line, int offset)
    {
        var steps = new List<Step>();
        int lastStart = -1;
        var scanner = new Utf8JsonScanner(line, scratch ??= new JsonScratch(), JsonScratch.DepthLimit, checkKeys: false);
        while (scanner.Read() is not (JsonToken.End or JsonToken.Error))
        {
            lastStart = scanner.Start;
            if (scanner.Token is JsonToken.EndObject or JsonToken.EndArray)
            {
                steps.RemoveAt(steps.Count - 1);
                if (scanner.Start >= offset) break;
                continue;
            }
            if (scanner.Token == JsonToken.Key)
            {
                // A key that lies behind the place belongs to nothing there yet.
                if (scanner.Start > offset) break;
                Step step = steps[steps.Count - 1];
                step.KeyStart = scanner.Start + 1;
                step.KeyLength = scanner.Length - 2;
                steps[steps.Count - 1] = step;
                if (offset < scanner.Start + scanner.Length) break;
                continue;
            }
            if (scanner.Start > offset) break;
            if (steps.Count > 0 && !steps[steps.Count - 1].IsObject)
            {
                Step step = steps[steps.Count - 1];
                step.Index++;
                steps[steps.Count - 1] = step;
            }
            if (scanner.Start + scanner.Length > offset) break;
            if (scanner.Token is JsonToken.StartObject or JsonToken.StartArray)
                steps.Add(new Step { IsObject = scanner.Token == JsonToken.StartObject, Index = -1 });
        }
        if (scanner.Token == JsonToken.Error && scanner.Position <= offset && steps.Count > 0)
            steps[steps.Count - 1] = AtError(line, scanner, lastStart, steps[steps.Count - 1]);
        return Write(line, steps);
    }

    /// <summary>The step to what the scanner stopped in, for which it gave no token.</summary>
    private static Step AtError(ReadOnlySpan<byte> line, in Utf8JsonScanner scanner, int lastStart, Step step)
    {
        // A string that was read but is no token is a key without its colon.
        if (scanner.Start > lastStart)
        {
            step.KeyStart = scanner.Start + 1;
            step.KeyLength = scanner.Length - 2;
            return step;
        }
        int before = scanner.Position - 1;
        while (line[before] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r') before--;
        // Only behind a comma or an opening bracket does the fault lie in something new.
        if (line[before] is not ((byte)',' or (byte)'[')) return step;
        step.KeyStart = 0;
        if (scanner.Error == JsonError.UnexpectedEnd) step.Index = -1;
        else step.Index++;
        return step;
    }

    private static string Write(ReadOnlySpan<byte> line, List<Step> steps)
    {
        var path = new StringBuilder("$");
        for (int i = 0; i < steps.Count; i++)
        {
            if (i == MaxSteps) return path.Append('…').ToString();
            Step step = steps[i];
            if (!step.IsObject)
            {
                if (step.Index >= 0)
                    path.Append('[').Append(step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
            else if (step.KeyStart > 0) WriteKey(path, line.Slice(step.KeyStart, step.KeyLength));
        }
        return path.ToString();
    }

    private static void WriteKey(StringBuilder path, ReadOnlySpan<byte> key)
    {
        bool plain = key.Length > 0 && (uint)(key[0] - '0') >= 10;
        foreach (byte c in key) plain &= (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10 || c == (byte)'_';
        string text = LineExcerpt.Create(key);
        if (plain) path.Append('.').Append(text);
        else path.Append("['").Append(text.Replace("'", "\\'")).Append("']");
    }

    private struct Step
    {
        public bool IsObject;
        public int Index, KeyStart, KeyLength;
    }
}
