using System.Buffers;
using System.IO;
using System.Text;

namespace Phi3Data.Cli.Output;

/// <summary>Shows findings as JSON Lines.</summary>
sealed class JsonFindingWriter : FindingWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly DiagnosticJsonWriter json;
    private readonly Terminal terminal;
    private readonly TextWriter output;

    /// <summary>Writes to <paramref name="output"/>.</summary>
    public JsonFindingWriter(Terminal terminal, ProgressLine progress, FindingLimits limits, TextWriter output)
        : base(progress, limits)
    {
        this.terminal = terminal;
        this.output = output;
        json = new DiagnosticJsonWriter(buffer);
    }

    /// <inheritdoc/>
    public override void Dispose() => json.Dispose();

    /// <inheritdoc/>
    protected override bool IsWanted => !terminal.IsOutputGone;

    /// <inheritdoc/>
    protected override void Write(Diagnostic diagnostic, in Finding finding, in FindingSource source)
    {
        buffer.ResetWrittenCount();
        json.Write(diagnostic);
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
