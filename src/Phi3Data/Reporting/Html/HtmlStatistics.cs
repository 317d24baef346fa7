using System;
using System.Collections.Generic;
using System.Linq;

namespace Phi3Data;

/// <summary>The part of a report that says what is in the data, and how datasets differ.</summary>
sealed class HtmlStatistics
{
    private readonly HtmlPage page;
    private readonly int top;

    /// <summary>Starts to write.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="top">Most entries of each table of texts.</param>
    public HtmlStatistics(HtmlPage page, int top)
    {
        this.page = page;
        this.top = top;
    }

    /// <summary>Describes the first dataset, and compares the others with it.</summary>
    public void Write(IReadOnlyList<KeyValuePair<string, DatasetStatistics>> datasets)
    {
        (string name, DatasetStatistics first) = datasets[0];
        page.Section("Lengths");
        if (datasets.Count > 1) page.Raw($"<p class=\"dim\">of {HtmlText.Of(name)}; the other datasets are compared with it below</p>");
        HtmlHistogram.Write(page, "Characters per record", "characters", first.Characters);
        HtmlHistogram.Write(page, "Turns per record", "turns", first.Turns);

        page.Section("Balance");
        page.Raw("<p class=\"dim\">Evenness is the entropy over that of an even spread, 1 when all are alike and near 0 when one has almost all;"
            + " the effective number is how many evenly filled classes would have the same entropy.</p>");
        page.Raw("<h3>Roles</h3>");
        page.Table(["role", "messages", "trained", "empty", "characters per message, mean"], first.Roles.Select(role => new[]
        {
            HtmlCell.Raw(Name(role.Role)), HtmlCell.Number(role.Messages), HtmlCell.Number(role.Trained), HtmlCell.Number(role.Empty),
            HtmlCell.Decimal(role.Characters.Mean),
        }));
        WriteTexts("System prompts", first.SystemPrompts);
        // Answers that are mostly short are labels; a few short ones among texts are none.
        if (first.Labels.Count * 2 > first.Records) WriteTexts("Labels", first.Labels);
        WriteTexts("First words of answers", first.FirstWords);
        WriteTexts("Called tools", first.CalledTools);
        WriteCounts("Scripts, by most letters of a record", first.RecordsByScript);
        WriteCounts("Answers", first.AnswersByKind);
        if (datasets.Count > 1) WriteComparison(datasets);
    }

    private void WriteTexts(string title, FrequencyTable table)
    {
        if (table.Count == 0) return;
        Balance balance = table.GetBalance();
        page.Raw($"<h3>{title}</h3>");
        page.Raw($"<p class=\"dim\">{HtmlText.Number(table.Different)} different in {HtmlText.Number(table.Count)}; evenness {HtmlText.Decimal(balance.Entropy)}, "
            + $"effective number {HtmlText.Decimal(balance.EffectiveNumber)}</p>");
        page.Table(["text", "number", "share", "share as a bar"], table.GetTop(top).Select(entry =>
            HtmlReport.Counted(HtmlCell.Text(entry.Key), entry.Value, table.Count)));
    }

    private void WriteCounts<T>(string title, IReadOnlyList<KeyValuePair<T, long>> counts)
        where T : struct, Enum
    {
        if (counts.Count == 0) return;
        long all = counts.Sum(count => count.Value);
        page.Raw($"<h3>{title}</h3>");
        page.Table(["", "number", "share", "share as a bar"], counts.Select(count => HtmlReport.Counted(HtmlCell.Raw(Name(count.Key)), count.Value, all)));
    }

    private void WriteComparison(IReadOnlyList<KeyValuePair<string, DatasetStatistics>> datasets)
    {
        DatasetStatistics first = datasets[0].Value;
        string[] heads = ["", .. datasets.Select(dataset => HtmlText.Of(dataset.Key))];
        HtmlCell[] Row(string name, Func<DatasetStatistics, HtmlCell> value) =>
            [HtmlCell.Raw(name), .. datasets.Select(dataset => value(dataset.Value))];
        page.Section("Side by side");
        page.Table(heads,
        [
            Row("records", s => HtmlCell.Number(s.Records)),
            Row("messages per record, mean", s => HtmlCell.Decimal(s.Messages.Mean)),
            Row("characters per record, mean", s => HtmlCell.Decimal(s.Characters.Mean)),
            Row("characters per record, 99 % up to", s => HtmlCell.Number(s.Characters.GetPercentile(0.99))),
            Row("different system prompts", s => HtmlCell.Number(s.SystemPrompts.Different)),
            Row("different labels", s => HtmlCell.Number(s.Labels.Different)),
            Row("records with calls", s => HtmlCell.Number(s.RecordsWithCalls)),
        ]);
        page.Raw($"<h3>Distance from {HtmlText.Of(datasets[0].Key)}</h3>");
        page.Raw("<p class=\"dim\">0 is the same, 1 nothing in common. Sizes: the largest difference between the shares below any size"
            + " (Kolmogorov-Smirnov); texts: half the sum of the differences of shares (total variation).</p>");
        page.Table(heads,
        [
            Row("messages per record", s => HtmlCell.Decimal(first.Messages.GetDistance(s.Messages))),
            Row("characters per record", s => HtmlCell.Decimal(first.Characters.GetDistance(s.Characters))),
            Row("system prompts", s => HtmlCell.Decimal(first.SystemPrompts.GetDistance(s.SystemPrompts))),
            Row("labels", s => HtmlCell.Decimal(first.Labels.GetDistance(s.Labels))),
            Row("first words of answers", s => HtmlCell.Decimal(first.FirstWords.GetDistance(s.FirstWords))),
            Row("called tools", s => HtmlCell.Decimal(first.CalledTools.GetDistance(s.CalledTools))),
        ]);
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
