using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Phi3Data;

/// <summary>
/// A run as one page for a person: verdict, what became of the lines, findings with their first lines, lengths, balance, and how
/// datasets differ. The page needs nothing but itself: no address is loaded, and all text of the data is escaped.
/// </summary>
/// <remarks>The same run gives the same bytes: there is no time in it.</remarks>
public sealed class HtmlReport
{
    /// <summary>Most entries of each table of texts.</summary>
    private const int TopTexts = 12;

    /// <summary>The page's title.</summary>
    public required string Title { get; init; }

    /// <summary>What the run did.</summary>
    public required PipelineReport Run { get; init; }

    /// <summary>The first findings of each rule; null to show none.</summary>
    public FindingSamples? Samples { get; init; }

    /// <summary>
    /// What is in the data, by name: the first one is described, and the others are compared with it; training and validation, for
    /// instance. May be empty.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, DatasetStatistics>> Datasets { get; init; } = [];

    /// <summary>What the data costs in tokens; null where they were not counted.</summary>
    public TokenStatistics? Tokens { get; init; }

    /// <summary>Tokens that training sees of a record; null where it is not known.</summary>
    public int? TrainingWindow { get; init; }

    /// <summary>Writes the page.</summary>
    public void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        HtmlPage.Write(output, Title, page =>
        {
            WriteSummary(page);
            WriteLines(page);
            WriteFindings(page);
            if (Tokens is { Records: > 0 }) WriteTokens(page, Tokens);
            if (Datasets.Count > 0) new HtmlStatistics(page, TopTexts).Write(Datasets);
        });
    }

    private void WriteSummary(HtmlPage page)
    {
        long kept = Run.Train + Run.Validation + Run.Test;
        string verdict = Run.DatasetErrors > 0 ? "<p class=\"error\">The dataset as a whole is not fit for training; see the findings without a line.</p>"
            : Run.Errors > 0 ? $"<p>{HtmlText.Number(Run.Invalid)} lines have errors and are left out; the others are fit for training.</p>"
            : Run.Warnings > 0 ? "<p>No errors. The warnings are worth a look before you pay for training.</p>"
            : "<p>No errors and no warnings.</p>";
        page.Raw(verdict);
        page.Figures(
        [
            ("lines read", HtmlText.Number(Run.Lines)), ("records kept", HtmlText.Number(kept)),
            ("left out", HtmlText.Number(Run.Rejected)), ("errors", HtmlText.Number(Run.Errors)), ("warnings", HtmlText.Number(Run.Warnings)),
        ]);
    }

    private void WriteLines(HtmlPage page)
    {
        page.Section("What became of the lines");
        (string, long)[] ends =
        [
            ("training", Run.Train), ("validation", Run.Validation), ("test", Run.Test), ("invalid", Run.Invalid),
            ("dropped by a stage", Run.Dropped), ("blank", Run.Blank),
        ];
        page.Table(["", "lines", "share", "share as a bar"], ends.Where(end => end.Item2 > 0).Select(end =>
            Counted(HtmlCell.Raw(end.Item1), end.Item2, Run.Lines)));
        if (Run.Stages.Count > 0)
        {
            page.Raw("<h3>Stages</h3>");
            page.Table(["stage", "read", "kept", "changed", "dropped"], Run.Stages.Select(stage => new[]
            {
                HtmlCell.Text(stage.Name), HtmlCell.Number(stage.Read), HtmlCell.Number(stage.Kept), HtmlCell.Number(stage.Replaced),
                HtmlCell.Number(stage.Dropped),
            }));
        }
        page.Raw("<h3>Inputs</h3>");
        page.Table(["file", "bytes", "lines"], Run.Inputs.Select(input => new[]
        {
            HtmlCell.Text(input.Name), HtmlCell.Number(input.Bytes), HtmlCell.Number(input.Lines),
        }));
    }

    private void WriteFindings(HtmlPage page)
    {
        if (Run.Rules.Count == 0) return;
        page.Section("Findings");
        page.Table(["rule", "severity", "findings", "what must hold"], Run.Rules
            .OrderByDescending(count => count.Severity).ThenByDescending(count => count.Findings)
            .Select(count => new[]
            {
                HtmlCell.Raw($"<a href=\"{HtmlText.Of(count.Rule.Help)}\" rel=\"noreferrer\">{count.Rule.Id}</a>"),
                HtmlCell.Raw(count.Severity.ToString().ToLowerInvariant()), HtmlCell.Number(count.Findings), HtmlCell.Text(count.Rule.Title),
            }));
        foreach (RuleCount count in Run.Rules)
        {
            IReadOnlyList<FindingSample> samples = Samples?.Of(count.Rule.Rule) ?? [];
            if (samples.Count == 0) continue;
            page.Raw($"<details><summary>{count.Rule.Id}, the first {HtmlText.Number(samples.Count)} of {HtmlText.Number(count.Findings)}</summary>");
            foreach (FindingSample sample in samples) WriteSample(page, sample);
            page.Raw("</details>");
        }
    }

    private static void WriteSample(HtmlPage page, FindingSample sample)
    {
        Diagnostic found = sample.Diagnostic;
        string place = found.Line == 0 ? found.File : FormattableString.Invariant($"{found.File}({found.Line},{found.Column})");
        page.Raw($"<p>{HtmlText.Of(place)}: {HtmlText.Of(found.Message)}</p>");
        if (sample.Excerpt is not SourceExcerpt excerpt) return;
        string carets = new string(' ', excerpt.MarkStart) + new string('^', excerpt.MarkLength);
        page.Raw($"<pre tabindex=\"0\">{HtmlText.Of(excerpt.Text)}\n{carets}</pre>");
    }

    private void WriteTokens(HtmlPage page, TokenStatistics tokens)
    {
        page.Section("Tokens");
        page.Figures(
        [
            ("tokens", HtmlText.Number(tokens.Total)), ("trained", HtmlText.Number(tokens.Trained)), ("only read", HtmlText.Number(tokens.Masked)),
            ("per record, mean", HtmlText.Decimal(tokens.Lengths.Mean)),
        ]);
        HtmlHistogram.Write(page, "Tokens per record", "tokens", tokens.Lengths, TrainingWindow, "the training window");
        (string, long)[] parts =
        [
            ("system", tokens.System), ("user", tokens.User), ("assistant", tokens.Assistant), ("tool", tokens.Tool), ("template", tokens.Template),
        ];
        page.Table(["part", "tokens", "share", "share as a bar"], parts.Where(part => part.Item2 > 0).Select(part =>
            Counted(HtmlCell.Raw(part.Item1), part.Item2, tokens.Total)));
    }

    /// <summary>A row with a number, its share, and a bar.</summary>
    internal static HtmlCell[] Counted(HtmlCell name, long count, long all)
    {
        double share = all == 0 ? 0 : (double)count / all;
        return [name, HtmlCell.Number(count), HtmlCell.Share(share), HtmlCell.Bar(share)];
    }
}
