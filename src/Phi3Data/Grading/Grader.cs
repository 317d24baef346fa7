using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Phi3Data.Rules;

namespace Phi3Data;

/// <summary>
/// The grader of a reinforcement job, read from its JSON file: what scores the model's answers. A dataset is checked against it
/// with <see cref="DatasetPipeline.WithGrader"/>.
/// </summary>
/// <remarks>
/// A faulty grader is no exception: its faults become findings of the run, at the grader's own lines. The shape is that of
/// Azure's documentation: string_check, text_similarity, score_model, label_model, python, multi.
/// </remarks>
public sealed class Grader
{
    private const int MaxBytes = 16 << 20;

    private readonly byte[] json;
    private readonly List<GraderReference> references;

    private Grader(string name, byte[] json)
    {
        Name = name;
        this.json = json;
        references = GraderFile.Read(json, RuleOptions.Default, new FindingBuffer(RuleOptions.Default));
    }

    /// <summary>The file's name as it was given.</summary>
    public string Name { get; }

    /// <summary>
    /// What it refers to, as it stands there with its braces, such as <c>{{item.answer}}</c>; the first 256. Not what python
    /// code reads.
    /// </summary>
    public IReadOnlyList<string> References =>
        [.. references.Select(r => Encoding.UTF8.GetString(json, r.Start, r.Length))];

    /// <summary>Reads a grader's file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidDataException">The file is larger than 16 MiB.</exception>
    public static Grader Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream file = File.OpenRead(path);
        if (file.Length > MaxBytes) throw new InvalidDataException($"{path}: a grader of {file.Length} bytes, expected at most {MaxBytes}.");
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Parse(path, bytes);
    }

    /// <summary>Takes a grader from bytes.</summary>
    /// <param name="name">The name that findings show.</param>
    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    public static Grader Parse(string name, ReadOnlySpan<byte> json)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new Grader(name, (json.StartsWith("\uFEFF"u8) ? json[3..] : json).ToArray());
    }

    internal IReadOnlyList<GraderReference> GetReferences() => references;

    /// <summary>Adds the grader's own faults, with offsets from the start of its text.</summary>
    internal void AddFaults(RuleOptions options, FindingBuffer findings) => GraderFile.Read(json, options, findings);

    /// <summary>Puts a finding whose offset counts from the start of the grader's text at its line.</summary>
    internal Finding Place(in Finding finding, out FindingSource source)
    {
        int offset = Math.Min(finding.Offset, json.Length);
        ReadOnlySpan<byte> text = json;
        int start = text[..offset].LastIndexOf((byte)'\n') + 1;
        int length = text[start..].IndexOf((byte)'\n');
        if (length < 0) length = text.Length - start;
        source = new FindingSource(Name, text.Slice(start, length), start);
        return finding with
        {
            Line = 1 + text[..start].Count((byte)'\n'),
            Offset = offset - start,
            Length = Math.Min(finding.Length, length - (offset - start)),
        };
    }
}
