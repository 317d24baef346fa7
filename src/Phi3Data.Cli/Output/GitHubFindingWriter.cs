using System.Globalization;
using System.IO;

namespace Phi3Data.Cli.Output;

/// <summary>
/// Shows findings as annotations of a GitHub workflow: <c>::error file=…,line=…,col=…,title=…::message</c> (GitHub, "Workflow
/// commands"). Values are escaped as there: percent, CR and LF everywhere, colon and comma in properties.
/// </summary>
sealed class GitHubFindingWriter : FindingWriter
{

    /// <summary>Writes to <paramref name="output"/>.</summary>
    public GitHubFindingWriter(Terminal terminal, ProgressLine progress, FindingLimits limits, TextWriter output)
        : base(terminal, progress, limits, output)
    {
    }

    /// <inheritdoc/>
    protected override void Write(Diagnostic diagnostic, in Finding finding, in FindingSource source)
    {
        string command = diagnostic.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
        string place = diagnostic.Line > 0
            ? string.Create(CultureInfo.InvariantCulture, $",line={diagnostic.Line},col={diagnostic.Column}") : "";
        string title = Property($"{diagnostic.Rule} {diagnostic.Name}");
        Output.WriteLine($"::{command} file={Property(diagnostic.File)}{place},title={title}::{Data(diagnostic.Message)}");
    }

    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
