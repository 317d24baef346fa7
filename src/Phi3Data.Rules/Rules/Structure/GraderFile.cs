using System;
using System.Collections.Generic;
using Phi3Data.Json;

namespace Phi3Data.Rules;

/// <summary>Reads a grader: its faults, and what it refers to. All offsets count from the start of its file.</summary>
static class GraderFile
{
    /// <summary>References beyond this number are not looked at.</summary>
    public const int MaxReferences = 256;

    /// <summary>Graders inside each other beyond this number are not looked at; services take one level.</summary>
    private const int MaxDepth = 8;

    /// <summary>Reads the file's bytes.</summary>
    /// <param name="json">The bytes, from behind a byte order mark on.</param>
    /// <param name="options">The limits.</param>
    /// <param name="findings">Where faults go, on line 1 with offsets from the start of <paramref name="json"/>.</param>
    /// <returns>The references in order; none when the file is not JSON.</returns>
    public static List<GraderReference> Read(ReadOnlySpan<byte> json, RuleOptions options, FindingBuffer findings)
    {
        var references = new List<GraderReference>();
        var scanner = new Utf8JsonScanner(json, new JsonScratch(), JsonScratch.DepthLimit);
        scanner.Read();
        JsonSlot root = JsonSlot.Take(ref scanner, 0);
        if (scanner.Read() != JsonToken.End) GraderMustBeValid.ReportJson(scanner, findings);
        else ReadGrader(json, root, 0, references, options, findings);
        return references;
    }

    private static void ReadGrader(
        ReadOnlySpan<byte> json, JsonSlot grader, int depth, List<GraderReference> references, RuleOptions options,
        FindingBuffer findings)
    {
        if (grader.Kind != JsonKind.Object)
        {
            GraderMustBeValid.Report(grader, grader, GraderFault.NotObject, findings);
            return;
        }
        JsonSlot type = default, source = default, graders = default;
        var scanner = new Utf8JsonScanner(grader.Raw(json), new JsonScratch(), JsonScratch.DepthLimit, checkKeys: false);
        scanner.Read();
        while (scanner.Read() == JsonToken.Key)
        {
            ReadOnlySpan<byte> key = scanner.Raw;
            bool escaped = scanner.IsEscaped;
            scanner.Read();
            JsonSlot value = JsonSlot.Take(ref scanner, grader.Start);
            if (JsonString.Is(key, escaped, "type"u8)) type = value;
            else if (JsonString.Is(key, escaped, "source"u8)) source = value; // code: nothing is put into it
            else if (JsonString.Is(key, escaped, "graders"u8)) graders = value;
            else AddReferences(json, value, references);
        }
        ReadOnlySpan<byte> name = type.Raw(json);
        if (type.Kind != JsonKind.String) GraderMustBeValid.Report(type, grader, GraderFault.NoType, findings);
        else if (!GraderMustBeValid.IsKnown(name)) GraderMustBeValid.Report(type, grader, GraderFault.UnknownType, findings);
        else if (name.SequenceEqual("python"u8)) GraderSourceMustNotBeTooLong.Check(json, source, options, findings);
        else if (name.SequenceEqual("multi"u8)) ReadGraders(json, graders, grader, depth, references, options, findings);
    }

    private static void ReadGraders(
        ReadOnlySpan<byte> json, JsonSlot graders, JsonSlot holder, int depth, List<GraderReference> references,
        RuleOptions options, FindingBuffer findings)
    {
        if (graders.Kind != JsonKind.Object)
        {
            GraderMustBeValid.Report(graders, holder, GraderFault.NoGraders, findings);
            return;
        }
        if (depth == MaxDepth) return;
        var scanner = new Utf8JsonScanner(graders.Raw(json), new JsonScratch(), JsonScratch.DepthLimit, checkKeys: false);
        scanner.Read();
        while (scanner.Read() == JsonToken.Key)
        {
            scanner.Read();
            ReadGrader(json, JsonSlot.Take(ref scanner, graders.Start), depth + 1, references, options, findings);
        }
    }

    /// <summary>Finds references in every string of a value.</summary>
    private static void AddReferences(ReadOnlySpan<byte> json, JsonSlot value, List<GraderReference> references)
    {
        ReadOnlySpan<byte> text = json.Slice(value.Start, value.Length);
        var scanner = new Utf8JsonScanner(text, new JsonScratch(), JsonScratch.DepthLimit, checkKeys: false);
        while (scanner.Read() is not (JsonToken.End or JsonToken.Error))
        {
            if (scanner.Token != JsonToken.String) continue;
            ReadOnlySpan<byte> raw = scanner.Raw;
            for (int start = 0; references.Count < MaxReferences;)
            {
                int open = raw.Slice(start).IndexOf("{{"u8);
                int close = open < 0 ? -1 : raw.Slice(start + open).IndexOf("}}"u8);
                if (close < 0) break;
                ReadOnlySpan<byte> name = raw.Slice(start + open + 2, close - 2);
                references.Add(new GraderReference(value.Start + scanner.Start + 1 + start + open, close + 2, name));
                start += open + close + 2;
            }
        }
    }
}

/// <summary>What a grader refers to between double braces.</summary>
readonly struct GraderReference
{
    private readonly byte[] path;

    /// <summary>Reads a reference.</summary>
    /// <param name="start">0-based offset of its first brace in the grader's file.</param>
    /// <param name="length">Bytes, braces included.</param>
    /// <param name="name">What stands between the braces.</param>
    public GraderReference(int start, int length, ReadOnlySpan<byte> name)
    {
        Start = start;
        Length = length;
        while (name.Length > 0 && name[0] == (byte)' ') name = name.Slice(1);
        while (name.Length > 0 && name[name.Length - 1] == (byte)' ') name = name.Slice(0, name.Length - 1);
        int dot = name.IndexOf((byte)'.');
        ReadOnlySpan<byte> space = dot < 0 ? name : name.Slice(0, dot);
        bool isItem = space.SequenceEqual("item"u8);
        IsKnown = isItem || space.SequenceEqual("sample"u8);
        ReadOnlySpan<byte> rest = isItem && dot >= 0 ? name.Slice(dot + 1) : default;
        int bracket = rest.IndexOf((byte)'[');
        path = (bracket < 0 ? rest : rest.Slice(0, bracket)).ToArray();
    }

    /// <summary>0-based offset of its first brace in the grader's file.</summary>
    public int Start { get; }

    /// <summary>Bytes, braces included.</summary>
    public int Length { get; }

    /// <summary>Whether it names <c>item</c> or <c>sample</c>.</summary>
    public bool IsKnown { get; }

    /// <summary>The keys below <c>item</c>, divided by dots, up to a bracket; empty for anything else.</summary>
    public ReadOnlySpan<byte> Path => path;
}
