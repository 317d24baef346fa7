using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Phi3Data.Cli.Output;

/// <summary>What a dataset costs in tokens, for a person.</summary>
static class TokenSummary
{
    private static readonly double[] Percentiles = [0.5, 0.9, 0.95, 0.99];

    /// <summary>Writes sums, shares, lengths, what is cut, the longest records, and what was not counted.</summary>
    public static void Write(
        TextWriter output, TokenStatistics tokens, PipelineReport report, RuleOptions rules, ChatTemplate template,
        Vocabulary vocabulary)
    {
        output.WriteLine(Invariant(
            $"{Summary.Count(tokens.Records, "record")} in {Summary.Count(report.Inputs.Count, "file")}, by template {template.Name} and tokenizer {SafeText.Of(vocabulary.Name)}, as transformers 4 counts"));
        if (tokens.Records > 0)
        {
            WriteSums(output, tokens);
            WriteLengths(output, tokens.Lengths);
            if (rules.TrainingWindow is int window) WriteCut(output, tokens, window);
            WriteLongest(output, tokens.Longest, report.Inputs.Count > 1);
        }
        if (tokens.WithInvalidText > 0)
            output.WriteLine(Invariant($"{Summary.Count(tokens.WithInvalidText, "record")} with halves of surrogate pairs, counted as U+FFFD (PHI1004)"));
        if (report.Invalid > 0)
            output.WriteLine(Invariant($"{Summary.Count(report.Invalid, "line")} not counted for errors; 'phi3data check' says why"));
    }

    private static void WriteSums(TextWriter output, TokenStatistics tokens)
    {
        Sum("total", tokens.Total);
        Sum("system", tokens.System);
        Sum("user", tokens.User);
        Sum("assistant", tokens.Assistant);
        Sum("tool", tokens.Tool);
        Sum("template", tokens.Template);
        Sum("trained", tokens.Trained);
        Sum("masked", tokens.Masked);

        void Sum(string name, long value) => output.WriteLine(Invariant($"{value,15:N0} {Share(value, tokens.Total),7}  {name}"));
    }

    private static void WriteLengths(TextWriter output, Histogram lengths)
    {
        output.Write(Invariant($"tokens per record: mean {lengths.Mean:N1}, least {lengths.GetPercentile(0):N0}"));
        foreach (double share in Percentiles) output.Write(Invariant($", p{share * 100:N0} {lengths.GetPercentile(share):N0}"));
        output.WriteLine(Invariant($", most {lengths.GetPercentile(1):N0}"));
    }

    private static void WriteCut(TextWriter output, TokenStatistics tokens, int window)
    {
        long cut = tokens.Lengths.CountAbove(window);
        long lost = tokens.Lengths.Values.Where(v => v.Key > window).Sum(v => (v.Key - window) * v.Value);
        long empty = tokens.BeforeTrained.CountAbove(window - 1);
        output.WriteLine(Invariant(
            $"training sees {window:N0} tokens: {Summary.Count(cut, "record")} ({Share(cut, tokens.Records)}) cut, {Summary.Count(lost, "token")} ({Share(lost, tokens.Total)}) lost, {Summary.Count(empty, "record")} left with nothing to train"));
        if (tokens.Untrained > 0)
            output.WriteLine(Invariant($"{Summary.Count(tokens.Untrained, "record")} without a trained token, cut or not"));
    }

    private static void WriteLongest(TextWriter output, IReadOnlyList<RecordTokens> longest, bool withFile)
    {
        output.WriteLine("longest records:");
        foreach (RecordTokens record in longest)
        {
            string file = withFile ? SafeText.Of(record.File) + " " : "";
            output.WriteLine(Invariant($"{record.Tokens.Total,15:N0}  {file}line {record.Line}"));
        }
    }

    private static string Share(long part, long whole) => Invariant($"{(whole == 0 ? 0 : 100.0 * part / whole):N1} %");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
