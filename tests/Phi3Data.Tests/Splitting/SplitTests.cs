using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Sides depend on what a conversation says and on the seed, on nothing else.</summary>
public sealed class SplitTests : IDisposable
{
    private readonly WorkFolder folder = new();

    [Fact]
    public void KnownRecords_KeepTheirHashForEver()
    {
        // A change of these constants moves every user's records to other sides: that is a breaking change.
        (string Line, ulong Seed0, ulong Seed42)[] golden =
        [
            (Chats.Record(), 4372873779940013064, 2477781431565358017),
            (Chats.Record("é漢𝄞", "\\n\\u00e9"), 938993542599385152, 15006869101327326210),
            ("""{"messages":[{"role":"system","content":"s"},{"role":"user","content":[{"type":"text","text":"a"}]},{"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{}"}}]}]}""", 571879482290726379, 8665622752191264260),
            ("""{"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}""", 5081655803125470370, 10352589497958246524),
        ];
        ulong Hash(string line, long seed) =>
            new SplitAssigner(new SplitOptions { Seed = seed }).GetHash(Fingerprints.Of(line));
        Assert.Equal(
            golden.Select(g => (g.Seed0, g.Seed42)),
            golden.Select(g => (Hash(g.Line, 0), Hash(g.Line, 42))));
    }

    [Theory]
    [InlineData("""{"messages":[{"content":"Hi","role":"user"},{"content":"Hello","role":"assistant"}]}""")]
    [InlineData("""{ "messages" : [ { "role":"user" , "content":"Hi" },{"role":"assistant","content":"Hello"} ] }""" + "\r")]
    [InlineData("""{"id":7,"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}],"tools":[]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"\u0048i"},{"\u0072ole":"assistant","content":"Hello"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi","name":"Ann"},{"role":"assistant","content":"Hello","weight":0}]}""")]
    public void SameConversation_IsOnTheSameSide(string line)
    {
        Assert.Equal(Fingerprints.Of(Chats.Record()).Conversation, Fingerprints.Of(line).Conversation);
        for (int seed = 0; seed < 50; seed++)
        {
            var assigner = new SplitAssigner(new SplitOptions { Seed = seed, ValidationShare = 0.5 });
            Assert.Equal(assigner.Assign(Fingerprints.Of(Chats.Record())), assigner.Assign(Fingerprints.Of(line)));
        }
    }

    [Fact]
    public async Task ShufflingAndMoreRecords_MoveNothing()
    {
        string[] lines = [.. Enumerable.Range(0, 500).Select(i => Chats.Record("Question " + i))];
        HashSet<string> before = await ValidationAsync(new SplitOptions(), lines);
        string[] shuffled = [.. lines];
        new Random(5).Shuffle(shuffled);
        Assert.Equal(before, await ValidationAsync(new SplitOptions(), shuffled));

        string[] more = [.. lines, .. Enumerable.Range(500, 500).Select(i => Chats.Record("Question " + i))];
        HashSet<string> after = await ValidationAsync(new SplitOptions(), more);
        Assert.Equal(before, after.Intersect(lines).ToHashSet());
        Assert.True(after.Count > before.Count);
    }

    [Fact]
    public async Task OtherSeed_IsAnotherSplit()
    {
        string[] lines = [.. Enumerable.Range(0, 500).Select(i => Chats.Record("Question " + i))];
        HashSet<string> first = await ValidationAsync(new SplitOptions { Seed = 1, ValidationShare = 0.5 }, lines);
        HashSet<string> second = await ValidationAsync(new SplitOptions { Seed = 2, ValidationShare = 0.5 }, lines);
        // Independent halves share a quarter of the 500; 40 is more than four sigma.
        Assert.InRange(first.Intersect(second).Count(), 125 - 40, 125 + 40);
    }

    [Theory]
    [InlineData(0.1, 42)]
    [InlineData(0.1, -1)]
    [InlineData(0.02, 7)]
    [InlineData(0.5, 7)]
    [InlineData(0.9, 7)]
    public void Share_IsRightWithinStatistics(double share, long seed)
    {
        const int count = 20_000;
        var assigner = new SplitAssigner(new SplitOptions { ValidationShare = share, Seed = seed });
        var fingerprints = new Fingerprints();
        int validation = Enumerable.Range(0, count)
            .Count(i => assigner.Assign(fingerprints.Compute(Chats.Record("Question " + i))) == SplitSide.Validation);
        double sigma = Math.Sqrt(count * share * (1 - share));
        Assert.InRange(validation, count * share - 5 * sigma, count * share + 5 * sigma);
    }

    [Theory]
    [InlineData(0.1, 0, 100)]
    [InlineData(0.1, 250, 250)]
    [InlineData(0.0, 0, 0)]
    [InlineData(0.0, 3, 3)]
    [InlineData(1.0, 0, 1000)]
    [InlineData(0.1234, 0, 123)]
    [InlineData(0.5, 5000, 1000)]
    public async Task Exact_IsMetToTheRecord(double share, int min, int expected)
    {
        string[] lines = [.. Enumerable.Range(0, 1_000).Select(i => Chats.Record("Question " + i))];
        var options = new SplitOptions { ValidationShare = share, MinValidation = min, Exact = true };
        Assert.Equal(expected, (await ValidationAsync(options, lines)).Count);
    }

    [Fact]
    public async Task Exact_KeepsEqualConversationsTogether()
    {
        // Six records of each conversation, told apart by their ids.
        string[] lines = [.. Enumerable.Range(0, 600).Select(i =>
            Chats.Record("Question " + (i / 6)).Replace("{\"messages", $"{{\"id\":{i},\"messages", StringComparison.Ordinal))];
        HashSet<string> validation = await ValidationAsync(new SplitOptions { ValidationShare = 0.1, Exact = true }, lines);
        Assert.Equal(60, validation.Count);
        Assert.All(lines.Chunk(6), same => Assert.Single(same.Select(validation.Contains).Distinct()));
    }

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(7, 0.0)]
    [InlineData(7, 0.001)]
    public async Task MinValidation_AddsTheNextSmallestHashes(int min, double share)
    {
        string[] lines = [.. Enumerable.Range(0, 200).Select(i => Chats.Record("Question " + i))];
        var options = new SplitOptions { ValidationShare = share, MinValidation = min };
        var assigner = new SplitAssigner(options);
        HashSet<string> smallest = [.. lines.OrderBy(l => assigner.GetHash(Fingerprints.Of(l))).Take(min)];
        Assert.Equal(smallest, await ValidationAsync(options, lines));
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(1.0, 300)]
    public async Task WholeShares_SendEverythingToOneSide(double share, int expected)
    {
        string[] lines = [.. Enumerable.Range(0, 300).Select(i => Chats.Record("Question " + i))];
        Assert.Equal(expected, (await ValidationAsync(new SplitOptions { ValidationShare = share }, lines)).Count);
    }

    [Fact]
    public void OptionsOutOfRange_Throw()
    {
        foreach (double share in new[] { -0.1, 1.1, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>(() => new SplitOptions { ValidationShare = share });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SplitOptions { MinValidation = -1 });
    }

    public void Dispose() => folder.Dispose();

    private async Task<HashSet<string>> ValidationAsync(SplitOptions options, string[] lines)
    {
        string path = folder.Write("in.jsonl", Chats.Lines(lines));
        PipelineReport report = await DatasetPipeline.From(path).Split(options).WriteTo(folder["out"]).RunAsync();
        string[] kept = [.. Outputs.ReadLines(folder["out/validation.jsonl"]).Select(Encoding.UTF8.GetString)];
        Assert.Equal((report.Validation, report.Train), (kept.Length, lines.Length - kept.Length));
        // Both sides keep the order of the input.
        Assert.Equal(lines.Where(kept.ToHashSet().Contains), kept);
        Assert.Equal(lines.Except(kept), Outputs.ReadLines(folder["out/train.jsonl"]).Select(Encoding.UTF8.GetString));
        return [.. kept];
    }
}
