using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Phi3Data.Cli.Tests.Support;
using Xunit;

namespace Phi3Data.Cli.Tests.Commands;

public sealed class DedupCommandTests : IDisposable
{
    private const string Long = "Do you wrap the orders that I send to my many friends abroad";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Duplicates_StandInTheRejectsWithTheRecordTheyRepeat()
    {
        string[] records = TempFolder.Records(12);
        string input = folder.Write("a.jsonl", [.. records, Record(Long + "?"), records[3], Record(Long.ToUpperInvariant() + "!!")]);

        Run run = await Run.Cli("dedup", input, "--out", folder.At("u.jsonl"), "--near-dedup");

        Assert.Equal(0, run.Code);
        Assert.Empty(run.Error);
        Assert.Equal(["a.jsonl", "u.jsonl", "u.rejected.jsonl"], folder.Files);
        Assert.Equal([.. records, Record(Long + "?")], folder.Lines("u.jsonl"));
        string[] rejects = folder.Lines("u.rejected.jsonl");
        Assert.Equal(2, rejects.Length);
        JsonElement exact = JsonDocument.Parse(rejects[0]).RootElement, near = JsonDocument.Parse(rejects[1]).RootElement;
        Assert.Equal("PHI5002", exact.GetProperty("reasons")[0].GetProperty("rule").GetString());
        Assert.Equal($$"""{"file":"{{input}}","line":4}""", exact.GetProperty("duplicateOf").GetRawText());
        Assert.Equal("PHI5023", near.GetProperty("reasons")[0].GetProperty("rule").GetString());
        Assert.Equal($$"""{"file":"{{input}}","line":13,"similarity":1,"cluster":1}""", near.GetProperty("duplicateOf").GetRawText());
        Assert.Equal("13 kept        " + folder.At("u.jsonl"), run.OutLines[1]);
        Assert.Contains("2 rejected", run.Out);
    }

    [Theory]
    [InlineData("json", 3)]
    [InlineData("bytes", 4)]
    [InlineData("text", 2)]
    [InlineData("none", 5)]
    public async Task Strengths_DropMoreOrLess(string strength, int kept)
    {
        string a = Record("one two three"), b = a.Replace(":", ": "), c = Record("One  two three");
        string input = folder.Write("a.jsonl", [a, b, c, a, Record("four")]);

        Run run = await Run.Cli("dedup", input, "--out", folder.At("u.jsonl"), "--dedup", strength, "--min-records", "0", "-q");

        Assert.Equal(0, run.Code);
        Assert.Equal(kept, folder.Lines("u.jsonl").Length);
        Assert.Equal(5 - kept, folder.Lines("u.rejected.jsonl").Length);
    }

    [Fact]
    public async Task Against_DropsWhatStandsInEvaluationData()
    {
        string[] records = TempFolder.Records(12);
        string input = folder.Write("a.jsonl", [.. records, Record(Long), Record("So? " + Long.ToUpperInvariant() + "!")]);
        string evaluation = folder.Write(
            "eval.jsonl", ["[]", Record("nothing"), """{"messages":[{"role":"user","content":"LONG"}]}""".Replace("LONG", Long)]);

        Run run = await Run.Cli("dedup", input, "--out", folder.At("u.jsonl"), "--against", evaluation, "--against-words", "8");

        Assert.Equal(0, run.Code);
        Assert.Contains("1 line of the evaluation data cannot be read as a record", run.Error);
        Assert.Equal(records, folder.Lines("u.jsonl"));
        JsonElement[] rejects = [.. folder.Lines("u.rejected.jsonl").Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(
            [$"all before the last answer stands in the evaluation data: it is the same as in line 3 of {evaluation}",
                $"8 words in a row stand in the evaluation data: in line 3 of {evaluation}"],
            rejects.Select(r => r.GetProperty("reasons")[0].GetProperty("message").GetString()));
        Assert.All(rejects, r => Assert.Equal($$"""{"file":"{{evaluation}}","line":3}""", r.GetProperty("duplicateOf").GetRawText()));
        Assert.Contains("2 rejected", run.Out);
        Assert.Contains("2 in evaluation data", run.Out);
    }

    [Fact]
    public async Task EvaluationDataAsOutput_IsRefused()
    {
        string input = folder.Write("a.jsonl", TempFolder.Records(12)), evaluation = folder.Write("e.jsonl", TempFolder.Records(2));
        Run run = await Run.Cli("dedup", input, "--out", evaluation, "--against", evaluation);
        Assert.Equal(2, run.Code);
        Assert.Equal(TempFolder.Records(2), folder.Lines("e.jsonl"));
    }

    [Fact]
    public async Task KeepLongest_KeepsIt()
    {
        string input = folder.Write("a.jsonl", [Record(Long), Record(Long + "?"), .. TempFolder.Records(10)]);

        await Run.Cli("dedup", input, "-o", folder.At("u.jsonl"), "--near-dedup", "--keep", "longest", "--rejected", folder.At("r.jsonl"));

        Assert.Equal(Record(Long + "?"), folder.Lines("u.jsonl")[0]);
        Assert.Equal(1, JsonDocument.Parse(Assert.Single(folder.Lines("r.jsonl"))).RootElement.GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("--threshold", "0", "above 0 and at most 1")]
    [InlineData("--shingle-words", "17", "1 to 16 words")]
    [InlineData("--keep", "best", "best")]
    [InlineData("--out", "", "--out is empty")]
    public async Task WrongValue_IsNamed(string option, string value, string said)
    {
        string[] output = option == "--out" ? [] : ["--out", folder.At("u.jsonl")];
        Run run = await Run.Cli(["dedup", folder.Write("a.jsonl", TempFolder.Records(2)), "--near-dedup", .. output, option, value]);

        Assert.Equal(2, run.Code);
        Assert.Contains(said, run.Error);
        Assert.Equal(["a.jsonl"], folder.Files);
    }

    [Fact]
    public async Task Prepare_DropsNearDuplicatesWhenAsked()
    {
        string input = folder.Write("a.jsonl", [Record(Long), Record(Long + "?"), .. TempFolder.Records(20)]);

        Run without = await Run.Cli("prepare", input, "--out", folder.At("out"));
        Run with = await Run.Cli("prepare", input, "--out", folder.At("out"), "--near-dedup", "--threshold", "0.9");

        Assert.Equal((0, 0), (without.Code, with.Code));
        Assert.Contains("0 duplicates", without.Out);
        Assert.Contains("1 duplicates", with.Out);
        Assert.Contains("\"name\": \"near-duplicates\"", string.Concat(folder.Lines("out", "manifest.json")));
    }

    private static string Record(string user) =>
        $$"""{"messages":[{"role":"user","content":"{{user}}"},{"role":"assistant","content":"Yes."}]}""";
}
