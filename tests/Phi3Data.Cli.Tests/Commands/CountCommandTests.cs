using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

public sealed class CountCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static string Record(string user, string assistant) =>
        $$"""{"messages":[{"role":"user","content":"{{user}}"},{"role":"assistant","content":"{{assistant}}"}]}""";

    // <|user|> a <|end|> <|assistant|> b <|end|> <|endoftext|> are seven tokens; a digit is one more, with a mark before the first.
    private string Write() => folder.Write("a.jsonl", Record("a", "b"), Record("a", "123"), "", "{", Record("12345", "b"));

    [Theory]
    [InlineData("count", "a.jsonl")]
    [InlineData("count", "nowhere.json")]
    [InlineData("render", "a.jsonl", "--line", "1")]
    public async Task TokenizerThatIsNone_AnswersThreeAndNamesTheFile(string verb, string file, params string[] more)
    {
        Run run = await Run.Cli([verb, Write(), "--model", "phi-4", "--tokenizer", folder.At(file), .. more]);
        Assert.Equal(3, run.Code);
        Assert.Contains(file, Assert.Single(run.ErrorLines));
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Count_SumsUp()
    {
        Run run = await Run.Cli("count", Write(), "--model", "phi-3-mini-128k", "--max-tokens", "10");
        Assert.Equal(1, run.Code); // a line is not JSON
        Assert.Equal(
            [
                "3 records in 1 file, by template phi-3-mini-2024-07 and tokenizer llama2, as transformers 4 counts",
                "29 100.0 %  total",
                "0   0.0 %  system",
                "8  27.6 %  user",
                "6  20.7 %  assistant",
                "0   0.0 %  tool",
                "15  51.7 %  template",
                "9  31.0 %  trained",
                "20  69.0 %  masked",
                "tokens per record: mean 9.7, least 7, p50 10, p90 12, p95 12, p99 12, most 12",
                "training sees 10 tokens: 1 record (33.3 %) cut, 2 tokens (6.9 %) lost, 0 records left with nothing to train",
                "longest records:",
                "12  line 5",
                "10  line 2",
                "7  line 1",
                "1 line not counted for errors; 'phi3data check' says why",
            ],
            run.OutLines);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public async Task PerRecord_WritesALineEach(string threads)
    {
        Run run = await Run.Cli("count", Write(), "--model", "phi-3-mini-128k", "--per-record", "--threads", threads);
        JsonElement[] records = [.. run.OutLines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
        Assert.Equal([(1, 7), (2, 10), (5, 12)], records.Select(r => (r.GetProperty("line").GetInt32(), r.GetProperty("total").GetInt32())));
        Assert.Equal([2, 5, 2], records.Select(r => r.GetProperty("trained").GetInt32()));
        Assert.All(records, r => Assert.Equal(
            r.GetProperty("total").GetInt32(), r.GetProperty("trained").GetInt32() + r.GetProperty("masked").GetInt32()));
        Assert.Contains("3 records in 1 file", run.Error);
    }

    [Fact]
    public async Task Template_MayBeAnEarlierOne()
    {
        Run run = await Run.Cli("count", Write(), "--model", "phi-3-mini-4k", "--template", "phi-3-mini-2024-04", "--per-record", "-q");
        Assert.Contains("\"total\":15,", run.OutLines[0]);
    }

    [Fact]
    public async Task RecordsBeyondTheContext_AreCountedToo()
    {
        string file = folder.Write("long.jsonl", Record(new string('1', 5_000), "b"));
        Run run = await Run.Cli("count", file, "--model", "phi-3-mini-4k");
        Assert.Equal(0, run.Code);
        Assert.Contains("1 record (100.0 %) cut, 911 tokens (18.2 %) lost, 1 record left with nothing to train", run.Out);
    }

    [Theory]
    [InlineData("name the model with --model")]
    [InlineData("there is no template phi-5", "--template", "phi-5")]
    [InlineData("preference records are not counted", "--model", "phi-4", "--method", "dpo")]
    public async Task WrongUse_IsSaid(string message, params string[] options)
    {
        Run run = await Run.Cli(["count", Write(), .. options]);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error);
    }

    [Fact]
    public async Task Prepare_TruncatesAndSaysSo()
    {
        string turns = string.Join(',', Enumerable.Range(0, 4).Select(i =>
            $$"""{"role":"user","content":"{{i}}"},{"role":"assistant","content":"b"}"""));
        string file = folder.Write("turns.jsonl", $$"""{"messages":[{{turns}}]}""");
        string[] arguments = ["prepare", file, "--out", folder.At("out"), "--min-records", "0", "--validation", "0", "--over-length", "truncate"];
        Run run = await Run.Cli([.. arguments, "--model", "phi-3-mini-128k", "--max-tokens", "15"]);
        Assert.Contains("1 truncated by whole turns to what training sees", run.Out);
        Assert.EndsWith("""{"role":"user","content":"3"},{"role":"assistant","content":"b"}]}""", folder.Lines("out", "train.jsonl").Single());
        Assert.Contains("4 messages were taken out, from this one on", folder.Lines("out", "findings.jsonl").First());
        Assert.Contains("\"template\": \"phi-3-mini-2024-07\"", string.Concat(folder.Lines("out", "manifest.json")));
        Assert.Equal(2, (await Run.Cli(arguments)).Code);
    }
}
