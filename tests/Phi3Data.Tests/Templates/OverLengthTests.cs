using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>What becomes of records that are longer than what training sees: each turn here has six tokens, the end one.</summary>
public sealed class OverLengthTests : System.IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static string Turn(char letter) =>
        $$"""{"role":"user","content":"{{letter}}"}, {"role":"assistant","content":"{{letter}}"}""";

    private static string Record(string letters, bool hasSystem = true) =>
        $$"""{ "messages": [{{(hasSystem ? """{"role":"system","content":"s"}, """ : "")}}{{string.Join(", ", letters.Select(Turn))}}], "tools": [] }""";

    [Theory]
    [InlineData("abcd", 28, "abcd")]
    [InlineData("abcd", 27, "bcd")]
    [InlineData("abcd", 22, "bcd")]
    [InlineData("abcd", 21, "cd")]
    [InlineData("abcd", 10, "d")]
    public async Task Truncate_TakesOutTheOldestTurns(string letters, int window, string left)
    {
        (PipelineReport report, string train) = await RunAsync(OverLength.Truncate, window, Record(letters));
        Assert.Equal(Record(left) + "\n", train);
        Assert.Equal(left == letters ? 0 : 1, report.Stages[0].Replaced);
        Assert.Equal(("truncate", 1L, 0L), (report.Stages[0].Name, report.Train, report.Rejected));
    }

    [Fact]
    public async Task Truncate_SaysWhatWasTakenOut()
    {
        await RunAsync(OverLength.Truncate, 16, Record("abcd"));
        JsonElement finding = Findings().Single();
        Assert.Equal("the record has 28 tokens, and training sees 16: 4 messages were taken out, from this one on",
            finding.GetProperty("message").GetString());
        Assert.Equal(("PHI4001", 1, "$.messages[1]"),
            (finding.GetProperty("rule").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Truncate_RejectsWhatDoesNotFitByItsLastTurn()
    {
        (PipelineReport report, string train) = await RunAsync(OverLength.Truncate, 9, Record("abcd"));
        Assert.Equal(("", 1L), (train, report.Dropped));
        Assert.Contains("the record has 28 tokens, and training sees 9: it was dropped", File.ReadAllText(folder["out/rejected.jsonl"]));
        Assert.Equal(JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(folder["out/rejected.jsonl"])).GetProperty("raw").GetString(), Record("abcd"));
    }

    [Fact]
    public async Task Drop_RejectsWithTheReason()
    {
        (PipelineReport report, string train) = await RunAsync(OverLength.Drop, 16, Record("abcd"), Record("e"));
        Assert.Equal(Record("e") + "\n", train);
        Assert.Equal((1L, 0L, 1L), (report.Dropped, report.Invalid, report.Train));
        Assert.Equal("PHI4001", Findings().Single().GetProperty("rule").GetString());
    }

    [Fact]
    public async Task Keep_KeepsWithTheFinding()
    {
        (PipelineReport report, string train) = await RunAsync(OverLength.Keep, 16, Record("abcd"));
        Assert.Equal(Record("abcd") + "\n", train);
        Assert.Equal(1, report.Warnings);
    }

    [Fact]
    public async Task TruncatedTwins_AreDuplicates()
    {
        (PipelineReport report, string train) = await RunAsync(OverLength.Truncate, 16, Record("abyz"), Record("cdyz"));
        Assert.Equal(Record("yz") + "\n", train);
        Assert.Equal(1, report.Dropped);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Threads_ChangeNothing(int threads)
    {
        string[] lines = [.. Enumerable.Range(0, 500).Select(i => Record(new string((char)('a' + (i % 20)), 1 + (i % 7)), i % 3 > 0))];
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        var sink = new TokenStatistics(20);
        PipelineReport report = await Pipeline(bytes, 20).WithThreads(threads).WithBlockBytes(700).CountTokens(sink)
            .WhenOverLength(OverLength.Truncate).RunAsync();
        Assert.Equal(500, sink.Records);
        Assert.Equal(46, sink.Longest[0].Tokens.Total);
        Assert.Equal(Enumerable.Range(0, 500).Sum(i => 1L + (6 * (1 + (i % 7))) + (i % 3 > 0 ? 3 : 0)), sink.Total);
        Assert.Equal(500, report.Train);
        Assert.Equal(sink.Longest.OrderByDescending(r => r.Tokens.Total).ThenBy(r => r.Line), sink.Longest);
    }

    private static DatasetPipeline Pipeline(byte[] bytes, int window) =>
        DatasetPipeline.From([DatasetSource.FromStream(new MemoryStream(bytes), "a.jsonl")]).WithRules(
            (RuleOptions.Default with { Model = ModelCatalog.Find("phi-3-mini-128k"), MinRecords = 0 })
                .WithLimit(Limit.MaxTokens, window)
                .WithSeverity(RuleId.ModelMustBeAvailable, Severity.None));

    private async Task<(PipelineReport Report, string Train)> RunAsync(OverLength action, int window, params string[] lines)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        PipelineReport report = await Pipeline(bytes, window).WhenOverLength(action).DropExactDuplicates()
            .WriteTo(folder["out"]).RunAsync();
        return (report, File.ReadAllText(folder["out/train.jsonl"]));
    }

    private JsonElement[] Findings() =>
        [.. File.ReadAllLines(folder["out/findings.jsonl"]).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
}
