using System;
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Phi3Data;

/// <summary>Writes diagnostics as JSON Lines: one object with the same keys in the same order per finding.</summary>
public sealed class DiagnosticJsonWriter : IDisposable
{
    /// <summary>Text stays readable: only what JSON itself demands is escaped. The output is JSON, never put into a page as it is.</summary>
    internal static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly IBufferWriter<byte> output;
    private readonly Utf8JsonWriter json;

    /// <summary>Writes to <paramref name="output"/>, which stays the caller's.</summary>
    public DiagnosticJsonWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        this.output = output;
        json = new Utf8JsonWriter(output, Options);
    }

    /// <summary>
    /// Writes one line: <c>rule, name, severity, file, line, column, byteOffset, path, message, help</c>. Line and column are
    /// 1-based and null for a finding on a whole file; the column counts UTF-16 units; byteOffset is 0-based.
    /// </summary>
    public void Write(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        json.Reset(output);
        json.WriteStartObject();
        WriteRule(json, diagnostic);
        json.WriteString("file"u8, diagnostic.File);
        if (diagnostic.Line > 0) json.WriteNumber("line"u8, diagnostic.Line);
        else json.WriteNull("line"u8);
        WritePlace(json, diagnostic);
        json.WriteString("help"u8, diagnostic.Help);
        json.WriteEndObject();
        json.Flush();
        if (output is OutputFile file) file.EndRecord(); // it counts its records
        else output.Write("\n"u8);
    }

    /// <summary>Frees the writer's memory; the output stays open.</summary>
    public void Dispose() => json.Dispose();

    internal static void WriteRule(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteString("rule"u8, diagnostic.Rule);
        json.WriteString("name"u8, diagnostic.Name);
        json.WriteString("severity"u8, SeverityName(diagnostic.Severity));
    }

    internal static void WritePlace(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        if (diagnostic.Line > 0) json.WriteNumber("column"u8, diagnostic.Column);
        else json.WriteNull("column"u8);
        json.WriteNumber("byteOffset"u8, diagnostic.ByteOffset);
        json.WriteString("path"u8, diagnostic.Path);
        json.WriteString("message"u8, diagnostic.Message);
    }

    internal static string SeverityName(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "none",
    };
}
