using System.Globalization;
using System.IO;
using System.Linq;

namespace Phi3Data.Cli.Output;

/// <summary>What a run did, for a person.</summary>
static class Summary
{
    /// <summary>Sums up a check.</summary>
    public static void WriteCheck(TextWriter output, PipelineReport report)
    {
        output.WriteLine(Invariant(
            $"{Count(report.Lines, "line")} in {Count(report.Inputs.Count, "file")}: {report.Train + report.Validation:N0} valid, {report.Invalid:N0} invalid, {report.Blank:N0} blank; {Count(report.Errors, "error")}, {Count(report.Warnings, "warning")}"));
        WriteRules(output, report);
    }

    /// <summary>Sums up what was written.</summary>
    public static void WriteOutputs(TextWriter output, PipelineReport report, PipelineOutputs outputs)
    {
        output.WriteLine(Invariant($"{report.Lines,11:N0} lines read from {Count(report.Inputs.Count, "file")}"));
        output.WriteLine(Invariant($"{report.Train,11:N0} {(outputs.Validation is null ? "kept " : "train")}       {outputs.Train}"));
        if (outputs.Validation is not null)
            output.WriteLine(Invariant($"{report.Validation,11:N0} validation  {outputs.Validation}"));
        if (outputs.Test is not null) output.WriteLine(Invariant($"{report.Test,11:N0} test        {outputs.Test}"));
        long tooLong = report.Stages.Where(stage => stage.Name is "over-length" or "truncate").Sum(stage => stage.Dropped);
        long truncated = report.Stages.Where(stage => stage.Name == "truncate").Sum(stage => stage.Replaced);
        long evaluated = report.Stages.Where(stage => stage.Name == "evaluation-data").Sum(stage => stage.Dropped);
        string evaluation = evaluated > 0 ? Invariant($", {evaluated:N0} in evaluation data") : "";
        string length = tooLong > 0 ? Invariant($", {tooLong:N0} too long") : "";
        output.WriteLine(Invariant(
            $"{report.Rejected,11:N0} rejected    {outputs.Rejected ?? "blank lines"} ({report.Invalid:N0} invalid, {report.Dropped - tooLong - evaluated:N0} duplicates, {report.Blank:N0} blank{evaluation}{length})"));
        if (truncated > 0) output.WriteLine(Invariant($"{truncated,11:N0} truncated by whole turns to what training sees"));
        if (outputs.Findings is not null)
            output.WriteLine(Invariant($"{report.Errors,11:N0} errors, {report.Warnings:N0} warnings in {outputs.Findings}"));
        WriteRules(output, report);
    }

    private static void WriteRules(TextWriter output, PipelineReport report)
    {
        foreach (RuleCount count in report.Rules.OrderByDescending(c => c.Severity).ThenBy(c => c.Rule.Rule))
        {
            output.WriteLine(Invariant(
                $"{count.Findings,11:N0} {count.Severity.ToString().ToLowerInvariant(),-7} {count.Rule.Id}  {count.Rule.Title}"));
        }
    }

    /// <summary>A number with its word, as <c>1 error</c> or <c>2 errors</c>.</summary>
    public static string Count(long count, string what) => Invariant($"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string Invariant(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
