using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Phi3Data;

/// <summary>Draws a histogram as SVG, with the same numbers as a table below it.</summary>
static class HtmlHistogram
{
    private const int Width = 720, Height = 180, Left = 46, Right = 14, Top = 18, Bottom = 24, MostBars = 30;

    /// <summary>Writes the picture and its table.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="title">What is counted, as mark-up.</param>
    /// <param name="unit">What one value is, such as <c>tokens</c>.</param>
    /// <param name="values">The values.</param>
    /// <param name="limit">A value to mark; null for none.</param>
    /// <param name="limitName">What the limit is called.</param>
    public static void Write(
        HtmlPage page, string title, string unit, Histogram values, long? limit = null, string limitName = "")
    {
        page.Raw($"<h3>{title}</h3>");
        if (values.Count == 0)
        {
            page.Raw("<p class=\"dim\">no records</p>");
            return;
        }
        // A few values far out would press all others into one bar.
        long greatest = values.GetPercentile(1), drawn = Math.Min(greatest, 4 * Math.Max(1, values.GetPercentile(0.99)));
        List<HistogramBar> bars = HistogramBar.Divide(values, MostBars, drawn);
        string summary = $"{HtmlText.Number(values.Count)} records, {HtmlText.Number(values.GetPercentile(0))} to {HtmlText.Number(values.GetPercentile(1))} {unit}, "
            + $"half of them up to {HtmlText.Number(values.GetPercentile(0.5))}, 99 % up to {HtmlText.Number(values.GetPercentile(0.99))}";
        if (limit is long most) summary += $"; {HtmlText.Number(values.CountAbove(most))} above {limitName} of {HtmlText.Number(most)}";
        long left = values.CountAbove(bars[^1].To);
        if (left > 0) summary += $"; {HtmlText.Number(left)} above {HtmlText.Number(bars[^1].To)} are not drawn";
        page.Raw($"<p class=\"dim\">{summary}</p>");
        page.Raw(Draw(bars, $"{title}: {summary}", limit, limitName));
        page.Raw("<details><summary>as a table</summary>");
        page.Table([unit, "records", "share"], bars.Append(new HistogramBar(bars[^1].To + 1, greatest, left)).Where(bar => bar.Count > 0).Select(bar => new[]
        {
            HtmlCell.Raw(bar.Range), HtmlCell.Number(bar.Count), HtmlCell.Share((double)bar.Count / values.Count),
        }));
        page.Raw("</details>");
    }

    private static string Draw(List<HistogramBar> bars, string description, long? limit, string limitName)
    {
        double from = bars[0].From, to = bars[^1].To + 1;
        long most = bars.Max(bar => bar.Count);
        double X(double value) => Left + ((value - from) / (to - from) * (Width - Left - Right));
        double Y(double count) => Height - Bottom - (count / most * (Height - Top - Bottom));
        var svg = new StringBuilder();
        Add($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{description}\">");
        Add($"<line x1=\"{Left}\" y1=\"{Height - Bottom}\" x2=\"{Width - Right}\" y2=\"{Height - Bottom}\"/>");
        Add($"<text x=\"{Left - 6}\" y=\"{Top + 4}\" text-anchor=\"end\">{HtmlText.Number(most)}</text>");
        foreach (HistogramBar bar in bars.Where(bar => bar.Count > 0))
        {
            double x = X(bar.From), width = Math.Max(1, X(bar.To + 1) - x - 1), y = Math.Min(Y(bar.Count), Height - Bottom - 1);
            Add($"<rect x=\"{x:F1}\" y=\"{y:F1}\" width=\"{width:F1}\" height=\"{Height - Bottom - y:F1}\"><title>{bar.Range}: {HtmlText.Number(bar.Count)}</title></rect>");
        }
        Add($"<text x=\"{Left}\" y=\"{Height - 6}\">{HtmlText.Number(bars[0].From)}</text>");
        Add($"<text x=\"{Width - Right}\" y=\"{Height - 6}\" text-anchor=\"end\">{HtmlText.Number(bars[^1].To)}</text>");
        if (limit is long value && value >= from && value < to)
        {
            string anchor = X(value) > Width / 2.0 ? "end" : "start";
            Add($"<line class=\"mark\" x1=\"{X(value):F1}\" y1=\"{Top}\" x2=\"{X(value):F1}\" y2=\"{Height - Bottom}\"/>");
            Add($"<text class=\"mark\" x=\"{X(value):F1}\" y=\"{Top - 5}\" text-anchor=\"{anchor}\">{limitName} {HtmlText.Number(value)}</text>");
        }
        return svg.Append("</svg>").ToString();

        void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>The values from one to another, both included, and how many there are.</summary>
readonly record struct HistogramBar(long From, long To, long Count)
{
    /// <summary>The two ends in words.</summary>
    public string Range => From == To ? HtmlText.Number(From) : $"{HtmlText.Number(From)} to {HtmlText.Number(To)}";

    /// <summary>Divides all values into bars of the same width: 1, 2 or 5 times a power of ten.</summary>
    /// <param name="values">The values; at least one.</param>
    /// <param name="most">Most bars.</param>
    /// <param name="greatest">Larger values belong to no bar, unless to the last one; not below the smallest value.</param>
    public static List<HistogramBar> Divide(Histogram values, int most, long greatest)
    {
        long least = values.GetPercentile(0), width = 1;
        for (int step = 0; (greatest / width) - (least / width) + 1 > most; step++) width = (step % 3 == 1 ? width / 2 * 5 : width * 2);
        long first = least / width;
        var counts = new long[(greatest / width) - first + 1];
        foreach ((long value, long count) in values.Values)
        {
            if ((value / width) - first < counts.Length) counts[(value / width) - first] += count;
        }
        return counts.Select((count, i) => new HistogramBar((first + i) * width, ((first + i + 1) * width) - 1, count)).ToList();
    }
}
