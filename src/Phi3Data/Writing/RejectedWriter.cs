using System;
using System.Collections.Generic;
using System.Text.Json;
using Phi3Data.Json;

namespace Phi3Data;

/// <summary>
/// Writes rejected records as JSON Lines: where each stood, why it was rejected, and its bytes, so that nothing is lost.
/// </summary>
/// <remarks>
/// <c>raw</c> holds the line as text when it is UTF-8, <c>rawBase64</c> its bytes when it is not. A line over the limit and a
/// file that is no text are passed through in parts, as base64, without being kept in memory.
/// </remarks>
sealed class RejectedWriter : IDisposable
{
    /// <summary>Longest piece that is given to the JSON writer at once; its buffer takes three times as much.</summary>
    private const int PieceBytes = 64 * 1024;

    private readonly OutputFile output;
    private readonly Utf8JsonWriter json;

    /// <summary>Writes to <paramref name="output"/>, which stays the caller's.</summary>
    public RejectedWriter(OutputFile output)
    {
        this.output = output;
        json = new Utf8JsonWriter(output, DiagnosticJsonWriter.Options);
    }

    /// <summary>Writes a record that is whole in memory.</summary>
    /// <param name="place">Where it stood.</param>
    /// <param name="reasons">Its findings in words.</param>
    /// <param name="original">The record that it repeats; null when it is no duplicate.</param>
    /// <param name="line">Its bytes without LF.</param>
    /// <param name="asBytes">Whether to write base64 whatever the bytes are.</param>
    public void Write(
        in RejectedPlace place, IReadOnlyList<Diagnostic> reasons, RejectedOriginal? original,
        ReadOnlySpan<byte> line, bool asBytes)
    {
        Start(place, reasons, original);
        if (asBytes || Utf8Sequence.IndexOfInvalid(line) >= 0)
        {
            json.WritePropertyName("rawBase64"u8);
            WriteBytes(line, isLast: true);
        }
        else
        {
            json.WritePropertyName("raw"u8);
            WriteText(line);
        }
        End();
    }

    /// <summary>Starts a record whose bytes come in parts.</summary>
    public void StartParts(in RejectedPlace place, IReadOnlyList<Diagnostic> reasons)
    {
        Start(place, reasons, null);
        json.WritePropertyName("rawBase64"u8);
    }

    /// <summary>Writes the next part of the bytes.</summary>
    public void WritePart(ReadOnlySpan<byte> bytes) => WriteBytes(bytes, isLast: false);

    /// <summary>Ends a record whose bytes came in parts.</summary>
    public void EndParts()
    {
        json.WriteBase64StringSegment(default, isFinalSegment: true);
        End();
    }

    /// <summary>Frees the writer's memory; the output stays open.</summary>
    public void Dispose() => json.Dispose();

    private void Start(in RejectedPlace place, IReadOnlyList<Diagnostic> reasons, RejectedOriginal? original)
    {
        json.Reset(output);
        json.WriteStartObject();
        json.WriteString("file"u8, place.File);
        json.WriteNumber("line"u8, place.Line);
        json.WriteNumber("byteOffset"u8, place.ByteOffset);
        json.WriteStartArray("reasons"u8);
        foreach (Diagnostic reason in reasons)
        {
            json.WriteStartObject();
            DiagnosticJsonWriter.WriteRule(json, reason);
            DiagnosticJsonWriter.WritePlace(json, reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (original is RejectedOriginal of)
        {
            json.WriteStartObject("duplicateOf"u8);
            json.WriteString("file"u8, of.File);
            json.WriteNumber("line"u8, of.Line);
            if (of.Similarity is double similarity) json.WriteNumber("similarity"u8, Ratio.Of(similarity) / 10_000m);
            if (of.Cluster is long cluster) json.WriteNumber("cluster"u8, cluster);
            json.WriteEndObject();
        }
    }

    private void End()
    {
        json.WriteEndObject();
        json.Flush();
        output.EndRecord();
    }

    private void WriteText(ReadOnlySpan<byte> text)
    {
        if (text.Length <= PieceBytes)
        {
            json.WriteStringValue(text);
            return;
        }
        for (; text.Length > PieceBytes; text = text[PieceBytes..])
        {
            json.WriteStringValueSegment(text[..PieceBytes], isFinalSegment: false);
            json.Flush();
        }
        json.WriteStringValueSegment(text, isFinalSegment: true);
    }

    private void WriteBytes(ReadOnlySpan<byte> bytes, bool isLast)
    {
        for (; bytes.Length > PieceBytes; bytes = bytes[PieceBytes..])
        {
            json.WriteBase64StringSegment(bytes[..PieceBytes], isFinalSegment: false);
            json.Flush();
        }
        json.WriteBase64StringSegment(bytes, isLast);
    }
}

/// <summary>Where a rejected record stood.</summary>
/// <param name="File">The file's name as the user gave it.</param>
/// <param name="Line">1-based line.</param>
/// <param name="ByteOffset">0-based offset of its first byte in the file, after decompression.</param>
readonly record struct RejectedPlace(string File, long Line, long ByteOffset);

/// <summary>The record that a rejected one repeats.</summary>
/// <param name="File">Its file's name as the user gave it.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Similarity">Jaccard similarity, 0 to 1, of a near duplicate.</param>
/// <param name="Cluster">1-based number of the near duplicates' cluster.</param>
readonly record struct RejectedOriginal(string File, long Line, double? Similarity = null, long? Cluster = null);
