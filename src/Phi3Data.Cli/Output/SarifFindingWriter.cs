using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Phi3Data.Cli.Output;

/// <summary>
/// Shows findings as one SARIF 2.1.0 log (OASIS), for code scanning. Results are written as they come; all rules stand before
/// them, since the log does not know yet which will be broken.
/// </summary>
sealed class SarifFindingWriter : FindingWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter json;

    /// <summary>Writes to <paramref name="output"/>, the head of the log at once.</summary>
    public SarifFindingWriter(Terminal terminal, ProgressLine progress, FindingLimits limits, TextWriter output, string version)
        : base(terminal, progress, limits, output)
    {
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        WriteHead(version);
    }

    /// <inheritdoc/>
    public override void Dispose() => json.Dispose();

    /// <inheritdoc/>
    protected override void Write(Diagnostic diagnostic, in Finding finding, in FindingSource source)
    {
        json.WriteStartObject();
        json.WriteString("ruleId"u8, diagnostic.Rule);
        json.WriteString("level"u8, LevelOf(diagnostic.Severity));
        WriteMessage("message", diagnostic.Message);
        json.WriteStartArray("locations"u8);
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation"u8);
        json.WriteStartObject("artifactLocation"u8);
        json.WriteString("uri"u8, UriOf(diagnostic.File));
        json.WriteEndObject();
        if (diagnostic.Line > 0) WriteRegion(diagnostic, finding, source);
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations"u8);
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName"u8, diagnostic.Path);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints"u8);
        json.WriteString(
            "phi3dataFinding/v1"u8, FindingFingerprint.Compute(finding, source).ToString("x16", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteEndObject();
        Flush();
    }

    /// <inheritdoc/>
    public override void Finish(PipelineReport report)
    {
        base.Finish(report);
        json.WriteEndArray();
        json.WriteStartArray("invocations"u8);
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful"u8, true);
        json.WriteStartArray("toolExecutionNotifications"u8);
        foreach ((RuleInfo rule, long findings) in GetHidden(report))
        {
            json.WriteStartObject();
            json.WriteString("level"u8, "note");
            WriteMessage("message", string.Create(CultureInfo.InvariantCulture, $"{rule.Id}: and {findings:N0} more"));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        Flush();
        Output.WriteLine();
    }

    private void WriteHead(string version)
    {
        json.WriteStartObject();
        json.WriteString("$schema"u8, "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version"u8, "2.1.0");
        json.WriteStartArray("runs"u8);
        json.WriteStartObject();
        json.WriteString("columnKind"u8, "utf16CodeUnits");
        json.WriteStartObject("tool"u8);
        json.WriteStartObject("driver"u8);
        json.WriteString("name"u8, "phi3data");
        json.WriteString("semanticVersion"u8, version);
        json.WriteString("informationUri"u8, "https://github.com/phi3data/phi3data");
        json.WriteStartArray("rules"u8);
        foreach (RuleInfo rule in RuleCatalog.All)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, rule.Id);
            json.WriteString("name"u8, rule.Name);
            WriteMessage("shortDescription", rule.Title);
            json.WriteString("helpUri"u8, rule.Help);
            json.WriteStartObject("defaultConfiguration"u8);
            json.WriteBoolean("enabled"u8, rule.DefaultSeverity != Severity.None);
            json.WriteString("level"u8, LevelOf(rule.DefaultSeverity));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("results"u8);
    }

    private void WriteRegion(Diagnostic diagnostic, in Finding finding, in FindingSource source)
    {
        int start = Math.Min(finding.Offset, source.Line.Length);
        int length = Math.Min(finding.Length, source.Line.Length - start);
        int units = Encoding.UTF8.GetCharCount(source.Line.Slice(start, length));
        json.WriteStartObject("region"u8);
        json.WriteNumber("startLine"u8, diagnostic.Line);
        json.WriteNumber("startColumn"u8, diagnostic.Column);
        json.WriteNumber("endColumn"u8, diagnostic.Column + units);
        json.WriteNumber("byteOffset"u8, diagnostic.ByteOffset);
        json.WriteNumber("byteLength"u8, length);
        json.WriteEndObject();
    }

    private void WriteMessage(string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private void Flush()
    {
        json.Flush();
        Output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        buffer.ResetWrittenCount();
    }

    private static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
        _ => "none",
    };

    /// <summary>A relative address with forward slashes, as code scanning wants it; an absolute path as a file address.</summary>
    private static string UriOf(string file)
    {
        if (file == "-") return "stdin";
        if (Path.IsPathRooted(file)) return new Uri(Path.GetFullPath(file)).AbsoluteUri;
        return string.Join('/', file.Replace(Path.DirectorySeparatorChar, '/').Split('/').Select(Uri.EscapeDataString));
    }
}
