using System.Globalization;
using System.IO;
using System.Linq;

namespace Phi3Data.Cli.Output;

/// <summary>Shows findings as Markdown tables, for a job's summary or a pull request.</summary>
sealed class MarkdownFindingWriter : FindingWriter
{
    private bool isStarted;

    /// <summary>Writes to <paramref name="output"/>.</summary>
    public MarkdownFindingWriter(Terminal terminal, ProgressLine progress, FindingLimits limits, TextWriter output)
        : base(terminal, progress, limits, output)
    {
    }

    /// <inheritdoc/>
    protected override void Write(Diagnostic diagnostic, in Finding finding, in FindingSource source)
    {
        if (!isStarted)
        {
            Output.WriteLine("| Place | Severity | Rule | Finding |");
            Output.WriteLine("|---|---|---|---|");
            isStarted = true;
        }
        string place = diagnostic.Line > 0
            ? string.Create(CultureInfo.InvariantCulture, $":{diagnostic.Line}:{diagnostic.Column}") : "";
        string severity = diagnostic.Severity.ToString().ToLowerInvariant();
        Output.WriteLine(
            $"| {MarkdownText.Escape(diagnostic.File)}{place} | {severity} | [{diagnostic.Rule}]({diagnostic.Help}) | {MarkdownText.Escape(diagnostic.Message)} |");
    }

    /// <inheritdoc/>
    public override void Finish(PipelineReport report)
    {
        base.Finish(report);
        if (isStarted) Output.WriteLine();
        Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"**{Summary.Count(report.Lines, "line")}**: {report.Train:N0} valid, {report.Invalid:N0} invalid, {report.Blank:N0} blank; {Summary.Count(report.Errors, "error")}, {Summary.Count(report.Warnings, "warning")}."));
        if (report.Rules.Count == 0) return;
        Output.WriteLine();
        Output.WriteLine("| Rule | Severity | Findings | What must hold |");
        Output.WriteLine("|---|---|---:|---|");
        foreach (RuleCount count in report.Rules.OrderByDescending(c => c.Severity).ThenBy(c => c.Rule.Rule))
        {
            string severity = count.Severity.ToString().ToLowerInvariant();
            Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| [{count.Rule.Id}]({count.Rule.Help}) | {severity} | {count.Findings:N0} | {MarkdownText.Escape(count.Rule.Title)} |"));
        }
    }
}
