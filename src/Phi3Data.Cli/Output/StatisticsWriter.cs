using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Phi3Data.Cli.Output;

/// <summary>Shows statistics as tables, for a terminal or in Markdown.</summary>
sealed class StatisticsWriter
{
    private static readonly string[] SizeHeads = ["", "total", "mean", "least", "p50", "p90", "p95", "p99", "most"];

    private readonly int top;
    private readonly bool hasLabels;
    private readonly TableWriter tables;

    /// <summary>Writes to <paramref name="output"/>.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="isMarkdown">Whether tables are in Markdown.</param>
    /// <param name="top">Most entries of each table of texts.</param>
    /// <param name="hasLabels">Whether the user named a label; else short answers are taken for labels where most are short.</param>
    public StatisticsWriter(TextWriter output, bool isMarkdown, int top, bool hasLabels)
    {
        this.top = top;
        this.hasLabels = hasLabels;
        tables = new TableWriter(output, isMarkdown);
    }

    /// <summary>Writes one dataset.</summary>
    public void Write(DatasetStatistics statistics)
    {
        tables.Write($"{Number(statistics.Records)} records", SizeHeads,
        [
            Sizes("messages per record", statistics.Messages),
            Sizes("turns per record", statistics.Turns),
            Sizes("characters per record", statistics.Characters),
            .. statistics.Roles.Select(role => Sizes($"characters per {Name(role.Role)} message", role.Characters)),
        ]);
        tables.Write("Roles", ["", "messages", "trained", "empty"],
            statistics.Roles.Select(role => new[] { Name(role.Role), Number(role.Messages), Number(role.Trained), Number(role.Empty) }));
        WriteTable("System prompts", statistics.SystemPrompts, "records", statistics.Records);
        if (hasLabels || statistics.Labels.Count * 2 > statistics.Records)
            WriteTable("Labels", statistics.Labels, "records", statistics.Records);
        WriteTable("First words of answers", statistics.FirstWords, "answers", null);
        if (statistics.RecordsWithTools + statistics.RecordsWithCalls > 0)
        {
            tables.Write("Tools", ["", "records"],
                [["with a list of tools", Number(statistics.RecordsWithTools)], ["with calls", Number(statistics.RecordsWithCalls)]]);
            WriteTable("Called tools", statistics.CalledTools, "calls", null);
        }
        WriteCounts("Scripts, by most letters of a record", statistics.RecordsByScript, statistics.Records);
        WriteCounts("Answers", statistics.AnswersByKind, statistics.AnswersByKind.Sum(kind => kind.Value));
    }

    /// <summary>Writes datasets side by side, and how far each is from the first.</summary>
    public void WriteComparison(IReadOnlyList<KeyValuePair<string, DatasetStatistics>> datasets)
    {
        bool areNamesClear = datasets.Select(dataset => Path.GetFileName(dataset.Key)).Distinct().Count() == datasets.Count;
        List<string> names = datasets.Select(d => SafeText.Of(areNamesClear ? Path.GetFileName(d.Key) : d.Key)).ToList();
        string[] heads = ["", .. names];
        string[] Row(string name, Func<DatasetStatistics, string> value) => [name, .. datasets.Select(dataset => value(dataset.Value))];
        tables.Write("Side by side", heads,
        [
            Row("records", s => Number(s.Records)),
            Row("messages per record, mean", s => Decimal(s.Messages.Mean)),
            Row("characters per record, mean", s => Decimal(s.Characters.Mean)),
            Row("characters per record, p50", s => Number(s.Characters.GetPercentile(0.5))),
            Row("characters per record, p99", s => Number(s.Characters.GetPercentile(0.99))),
            Row("different system prompts", s => Number(s.SystemPrompts.Different)),
            Row("largest system prompt", s => Percent(s.SystemPrompts.GetBalance().LargestShare)),
            Row("different labels", s => Number(s.Labels.Different)),
            Row("evenness of labels", s => Decimal(s.Labels.GetBalance().Entropy)),
            Row("records with calls", s => Number(s.RecordsWithCalls)),
            Row("most used script", s => s.RecordsByScript.Count == 0 ? "-" : s.RecordsByScript[0].Key.ToString()),
        ]);
        if (datasets.Count < 2) return;
        DatasetStatistics first = datasets[0].Value;
        tables.Write($"Distance from {names[0]}: 0 is the same, 1 nothing in common", heads,
        [
            Row("messages per record", s => Decimal(first.Messages.GetDistance(s.Messages))),
            Row("characters per record", s => Decimal(first.Characters.GetDistance(s.Characters))),
            Row("system prompts", s => Decimal(first.SystemPrompts.GetDistance(s.SystemPrompts))),
            Row("labels", s => Decimal(first.Labels.GetDistance(s.Labels))),
            Row("first words of answers", s => Decimal(first.FirstWords.GetDistance(s.FirstWords))),
            Row("called tools", s => Decimal(first.CalledTools.GetDistance(s.CalledTools))),
        ]);
    }

    private static string[] Sizes(string name, Histogram histogram) =>
    [
        name, Number(histogram.Sum), Decimal(histogram.Mean), Number(histogram.GetPercentile(0)),
        .. new[] { 0.5, 0.9, 0.95, 0.99, 1 }.Select(share => Number(histogram.GetPercentile(share))),
    ];

    private void WriteTable(string title, FrequencyTable table, string unit, long? outOf)
    {
        if (table.Count == 0) return;
        Balance balance = table.GetBalance();
        string more = table.Others > 0 ? " and more" : "";
        string of = outOf is long all ? $" of {Number(all)}" : "";
        tables.Write(
            $"{title}: {Number(table.Different)}{more} different in {Number(table.Count)}{of} {unit}; evenness {Decimal(balance.Entropy)}, effective number {Decimal(balance.EffectiveNumber)}",
            ["", unit, "share"],
            table.GetTop(top).Select(entry => new[] { SafeText.Of(entry.Key), Number(entry.Value), Percent((double)entry.Value / table.Count) }));
    }

    private void WriteCounts<T>(string title, IReadOnlyList<KeyValuePair<T, long>> counts, long all)
        where T : struct, Enum
    {
        if (counts.Count == 0) return;
        tables.Write(title, ["", "number", "share"], counts.Select(
            count => new[] { count.Key.ToString().ToLowerInvariant(), Number(count.Value), Percent((double)count.Value / all) }));
    }

    private static string Name(Role role) => role.ToString().ToLowerInvariant();

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Decimal(double value) => value.ToString("N2", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("N1", CultureInfo.InvariantCulture) + " %";
}
