using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Phi3Data.Cli.Output;

/// <summary>
/// Shows findings to people: <c>file(line,column): error PHI2003: message</c>, below it the line round the fault with carets,
/// and once for each rule where its page is.
/// </summary>
sealed class TextFindingWriter : FindingWriter
{
    private const string Red = "\u001b[31m", Yellow = "\u001b[33m", Dim = "\u001b[2m", Plain = "\u001b[0m";

    private readonly bool isColored;
    private readonly HashSet<string> explained = [];

    /// <summary>Writes to <paramref name="output"/>; colours belong on a terminal's standard output alone.</summary>
    public TextFindingWriter(Terminal terminal, ProgressLine progress, FindingLimits limits, TextWriter output)
        : base(terminal, progress, limits, output) => isColored = output == terminal.Out && terminal.IsOutputColored;

    /// <inheritdoc/>
    protected override void Write(Diagnostic diagnostic, in Finding finding, in FindingSource source)
    {
        Output.Write(SafeText.Of(diagnostic.File));
        if (diagnostic.Line > 0)
            Output.Write(string.Create(CultureInfo.InvariantCulture, $"({diagnostic.Line},{diagnostic.Column})"));
        Output.Write(": ");
        string severity = diagnostic.Severity.ToString().ToLowerInvariant();
        string color = diagnostic.Severity switch { Severity.Error => Red, Severity.Warning => Yellow, _ => "" };
        Paint(color, severity);
        Output.WriteLine($" {diagnostic.Rule}: {diagnostic.Message}");
        if (!source.Line.IsEmpty)
        {
            SourceExcerpt excerpt = SourceExcerpt.Create(source.Line, finding.Offset, finding.Length);
            Output.WriteLine("  " + excerpt.Text);
            Output.Write(new string(' ', 2 + excerpt.MarkStart));
            Paint(color, "^" + new string('~', excerpt.MarkLength - 1));
            Output.WriteLine();
        }
        if (!explained.Add(diagnostic.Rule)) return;
        Paint(Dim, $"  help: phi3data explain {diagnostic.Rule}");
        Output.WriteLine();
    }

    /// <inheritdoc/>
    public override void Finish(PipelineReport report)
    {
        base.Finish(report);
        foreach ((RuleInfo rule, long findings) in GetHidden(report))
            Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rule.Id}: and {findings:N0} more"));
    }

    private void Paint(string color, string text) => Output.Write(isColored && color.Length > 0 ? color + text + Plain : text);
}
