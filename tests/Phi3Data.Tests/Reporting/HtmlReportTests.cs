using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>The page says what the run did, and text of the data stays text.</summary>
public sealed class HtmlReportTests : IDisposable
{
    private const string Hostile = "\u202E</style></script><script>document.title='broken'</script><img src=x onerror=document.title='broken'>&amp;";

    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Numbers_AreThoseOfTheRun()
    {
        string page = await WriteAsync([.. Enumerable.Range(0, 1_200).Select(i => Chats.Record("Question " + i)), "nonsense", "", Chats.Record("Question 3")]);
        Assert.Contains("<dt>lines read</dt><dd>1,203</dd>", page);
        Assert.Contains("<dt>records kept</dt><dd>1,200</dd>", page);
        Assert.Contains("<td class=\"text\">invalid</td><td class=\"n\" data-value=\"1\">1</td><td class=\"n\" data-value=\"0.0008312551953449709\">0.1 %</td>", page);
        Assert.Contains("<td class=\"text\">dropped by a stage</td><td class=\"n\" data-value=\"1\">1</td>", page);
        Assert.Contains("PHI1001, the first 1 of 1", page);
        // The bars of a histogram hold every record once.
        string bars = page[page.IndexOf("<h3>Characters per record", StringComparison.Ordinal)..];
        bars = bars[..bars.IndexOf("</svg>", StringComparison.Ordinal)];
        Assert.Equal(1_201, Regex.Matches(bars, "<title>[^:]*: ([0-9,]+)</title>").Sum(m => int.Parse(m.Groups[1].Value.Replace(",", "", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task SameRun_IsTheSamePage()
    {
        string[] lines = [.. Enumerable.Range(0, 50).Select(i => Chats.Record("Question " + i))];
        Assert.Equal(await WriteAsync(lines), await WriteAsync(lines));
    }

    [Fact]
    public async Task HostileText_IsEscaped()
    {
        string page = await WriteAsync(HostileLines());
        Assert.Contains("&lt;script&gt;", page);
        Assert.DoesNotContain("<img", page);
        Assert.DoesNotContain('\u202E', page);
        Assert.Contains("\\u202E", page);
        Assert.Single(Regex.Matches(page, "<script"));
        Assert.Single(Regex.Matches(page, "</style"));
        // Nothing is loaded: addresses are links to the rules' pages alone.
        Assert.DoesNotContain("src=", page[..page.IndexOf("<body>", StringComparison.Ordinal)]);
        Assert.All(Regex.Matches(page, "href=\"([^\"]*)\""), m => Assert.Matches("^https://github.com/phi3data/", m.Groups[1].Value));
    }

    [ChromiumFact]
    public async Task Browser_RunsNothingOfTheData()
    {
        string path = folder["page.html"];
        File.WriteAllText(path, await WriteAsync(HostileLines()));
        (string document, string log) = Chromium.Open("file://" + path, folder["profile"]);
        Assert.Equal("", log);
        Assert.Contains("<title>A &lt;b&gt;title&lt;/b&gt;</title>", document);
        Assert.Contains("&lt;script&gt;document.title='broken'", document);
        Assert.DoesNotContain("<img", document);
        Assert.Contains("</svg>", document);
    }

    [Fact]
    public async Task NoRecords_AreNoTrouble() => Assert.Contains("no records", await WriteAsync(["{"]));

    [Theory]
    [InlineData(new long[] { 7 }, 30, "7")]
    [InlineData(new long[] { 0, 1, 2 }, 30, "0|1|2")]
    [InlineData(new long[] { 0, 59 }, 30, "0 to 1|58 to 59")]
    [InlineData(new long[] { 0, 60 }, 30, "0 to 4|60 to 64")]
    [InlineData(new long[] { 99, 100, 1_000 }, 3, "0 to 499|1,000 to 1,499")]
    public void Bars_AreAsWideAsTheyMustBe(long[] values, int most, string ranges)
    {
        var histogram = new Histogram();
        foreach (long value in values) histogram.Add(value);
        List<HistogramBar> bars = HistogramBar.Divide(histogram, most, values.Max());
        Assert.Equal(ranges, string.Join('|', bars.Where(bar => bar.Count > 0).Select(bar => bar.Range)));
        Assert.Equal(values.Length, bars.Sum(bar => bar.Count));
        Assert.InRange(bars.Count, 1, most);
    }

    private static string[] HostileLines() =>
    [
        .. Enumerable.Range(0, 20).Select(i => Chats.Record("q" + i, Hostile.Replace("\"", "\\\"", StringComparison.Ordinal)[..35])),
        "{\"messages\":[{\"role\":\"system\",\"content\":\"" + Hostile + "\"},{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\"}]}",
        "{\"messages\":[{\"role\":\"" + Hostile + "\",\"content\":\"a\"}]}",
    ];

    private async Task<string> WriteAsync(string[] lines)
    {
        string path = folder.Write("in.jsonl", Chats.Lines(lines));
        var samples = new FindingSamples();
        PipelineReport run = await DatasetPipeline.From(path).CollectStatistics().DropExactDuplicates().ReportTo(samples).RunAsync();
        using var text = new StringWriter();
        DatasetStatistics statistics = run.Statistics!;
        new HtmlReport { Title = "A <b>title</b>", Run = run, Samples = samples, Datasets = [new("a<b", statistics), new("c", statistics)] }.Write(text);
        return text.ToString();
    }
}
