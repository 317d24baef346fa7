using System.Globalization;
using System.IO;

namespace Phi3Data.Cli.Output;

/// <summary>Shows findings as compilers do: <c>file(line,column): error PHI2003: message</c>.</summary>
sealed class TextFindingWriter : FindingWriter
{
    private const string Red = "\u001b[31m", Yellow = "\u001b[33m", Plain = "\u001b[0m";

    private readonly Terminal terminal;
    private readonly bool toError;
    private readonly TextWriter output;
    private readonly bool isColored;

    /// <summary>Writes to the terminal's output, or to its messages.</summary>
    public TextFindingWriter(Terminal terminal, ProgressLine progress, bool toError = false)
        : base(progress)
    {
        this.terminal = terminal;
        this.toError = toError;
        output = toError ? terminal.Error : terminal.Out;
        isColored = !toError && terminal.IsOutputColored;
    }

    /// <inheritdoc/>
    protected override bool IsWanted => toError || !terminal.IsOutputGone;

    /// <inheritdoc/>
    protected override void Write(Diagnostic diagnostic)
    {
        output.Write(diagnostic.File);
        if (diagnostic.Line > 0)
            output.Write(string.Create(CultureInfo.InvariantCulture, $"({diagnostic.Line},{diagnostic.Column})"));
        output.Write(": ");
        string severity = diagnostic.Severity.ToString().ToLowerInvariant();
        string color = diagnostic.Severity switch { Severity.Error => Red, Severity.Warning => Yellow, _ => "" };
        output.Write(isColored && color.Length > 0 ? color + severity + Plain : severity);
        output.WriteLine($" {diagnostic.Rule}: {diagnostic.Message}");
    }
}
