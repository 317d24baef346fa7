using System.Buffers;
using System.Text;

namespace Phi3Data.Cli.Output;

/// <summary>Shows findings as JSON Lines.</summary>
sealed class JsonFindingWriter : FindingWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly DiagnosticJsonWriter json;
    private readonly Terminal terminal;

    /// <summary>Writes to the terminal's output.</summary>
    public JsonFindingWriter(Terminal terminal, ProgressLine progress)
        : base(progress)
    {
        this.terminal = terminal;
        json = new DiagnosticJsonWriter(buffer);
    }

    /// <inheritdoc/>
    public override void Dispose() => json.Dispose();

    /// <inheritdoc/>
    protected override bool IsWanted => !terminal.IsOutputGone;

    /// <inheritdoc/>
    protected override void Write(Diagnostic diagnostic)
    {
        buffer.ResetWrittenCount();
        json.Write(diagnostic);
        terminal.Out.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
