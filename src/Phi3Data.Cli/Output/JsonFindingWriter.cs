using System.Buffers;
using System.IO;
using System.Text;

namespace Phi3Data.Cli.Output;

/// <summary>Shows findings as JSON Lines.</summary>
sealed class JsonFindingWriter : FindingWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly DiagnosticJsonWriter json;

    /// <summary>Writes to <paramref name="output"/>.</summary>
    public JsonFindingWriter(Terminal terminal, ProgressLine progress, FindingLimits limits, TextWriter output)
        : base(terminal, progress, limits, output)
    {
        json = new DiagnosticJsonWriter(buffer);
    }

    /// <inheritdoc/>
    public override void Dispose() => json.Dispose();

    /// <inheritdoc/>
    protected override void Write(Diagnostic diagnostic, in Finding finding, in FindingSource source)
    {
        buffer.ResetWrittenCount();
        json.Write(diagnostic);
        Output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
