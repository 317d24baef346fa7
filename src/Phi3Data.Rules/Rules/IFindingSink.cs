using System;

namespace Phi3Data;

/// <summary>Where findings go: a report, a log, a list. Findings come in the order of the input, from one thread at a time.</summary>
partial interface IFindingSink
{
    /// <summary>Takes one finding.</summary>
    /// <param name="finding">What does not hold, and where in its line.</param>
    /// <param name="source">The line it is about; valid during the call only.</param>
    /// <returns>
    /// True to go on; false to stop the run after this call. A stopped run is not a failed one: its report says how far it
    /// came, and nothing it would have written is written. An exception ends the run and comes out of it unchanged.
    /// </returns>
    bool Report(in Finding finding, in FindingSource source);
}

/// <summary>The line that a finding is about. Valid during the call that hands it over.</summary>
readonly ref partial struct FindingSource
{
    /// <summary>Makes a source.</summary>
    /// <param name="file">The file's name as the user gave it; <c>-</c> is standard input.</param>
    /// <param name="line">The line's bytes without LF; empty when the finding is on a whole file or the line was not kept.</param>
    /// <param name="lineOffset">0-based byte offset of the line's first byte in the file, after decompression.</param>
    public FindingSource(string file, ReadOnlySpan<byte> line, long lineOffset)
    {
        File = file;
        Line = line;
        LineOffset = lineOffset;
    }

    internal FindingSource(string file, ReadOnlySpan<byte> line, long lineOffset, ReadOnlySpan<byte> field)
        : this(file, line, lineOffset) => Field = field;

    /// <summary>The file's name as the user gave it; <c>-</c> is standard input.</summary>
    public string File { get; }

    /// <summary>The name of the field that the finding is about, where the line does not hold it.</summary>
    internal ReadOnlySpan<byte> Field { get; }

    /// <summary>The line's bytes without LF and byte order mark; empty when it was not kept.</summary>
    public ReadOnlySpan<byte> Line { get; }

    /// <summary>0-based byte offset of the line's first byte in the file, a byte order mark counted, after decompression.</summary>
    public long LineOffset { get; }

    /// <summary>
    /// The name of the file in which another record stands that the finding names, as an earlier one that is the same; null
    /// when it names none. The other record's line is <see cref="Finding.Found"/>; of PHI5022 it is <see cref="Finding.Expected"/>.
    /// </summary>
    public string? RelatedFile { get; init; }
}
