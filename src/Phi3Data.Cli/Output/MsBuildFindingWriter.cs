using System.Globalization;
using System.IO;

namespace Phi3Data.Cli.Output;

/// <summary>
/// Shows findings in the form that MSBuild and editors read from any tool: <c>path(line,column): error PHI2003: message</c>
/// (MSBuild, "canonical error" format). Info is a <c>message</c> there.
/// </summary>
sealed class MsBuildFindingWriter : FindingWriter
{

    /// <summary>Writes to <paramref name="output"/>.</summary>
    public MsBuildFindingWriter(Terminal terminal, ProgressLine progress, FindingLimits limits, TextWriter output)
        : base(terminal, progress, limits, output)
    {
    }

    /// <inheritdoc/>
    protected override void Write(Diagnostic diagnostic, in Finding finding, in FindingSource source)
    {
        // A relative path would be looked up from the folder of whoever reads the log.
        string path = diagnostic.File == "-" ? "stdin" : SafeText.Of(Path.GetFullPath(diagnostic.File));
        string place = diagnostic.Line > 0
            ? string.Create(CultureInfo.InvariantCulture, $"({diagnostic.Line},{diagnostic.Column})") : "";
        string severity = diagnostic.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "message" };
        Output.WriteLine($"{path}{place}: {severity} {diagnostic.Rule}: {diagnostic.Message}");
    }
}
