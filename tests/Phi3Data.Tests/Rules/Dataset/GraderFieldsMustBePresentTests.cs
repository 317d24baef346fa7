using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public class GraderFieldsMustBePresentTests
{
    [Fact]
    public async Task MissingAndOtherFields_AreReportedOnTheirLines() => Assert.Equal(
        [
            "2:1 PHI5018 the record has no field a, which the first record has",
            "2:1 PHI5018 the record has no field b, which the first record has",
            "3:59 PHI5018 the field \"c\" is not in the first record, expected each field in every record",
        ],
        await Graded.Run(
            Graded.Record("\"a\":1,\"b\":\"x\""), Graded.Record(), Graded.Record("\"b\":\"y\",\"a\":2,\"c\":3")));

    [Fact]
    public async Task SameFieldsInAnyOrder_Pass() => Assert.Empty(await Graded.Run(
        Graded.Record("\"a\":1,\"b\":\"x\""), Graded.Record("\"b\":\"y\",\"\\u0061\":2")));

    [Fact]
    public async Task KeysForTheModel_AreNoFields() => Assert.Empty(await Graded.Run(
        Graded.Record("\"a\":1"), Graded.Record($"\"a\":2,\"tools\":[{Check.Tool}],\"parallel_tool_calls\":true")));

    [Fact]
    public async Task InvalidRecord_IsNotTheFirst() => Assert.Equal(
        ["1:52 PHI2210 the last message is from \"assistant\", expected the user: in reinforcement the model answers it"],
        await Graded.Run(
            $$"""{"messages":[{{Check.User}},{{Check.Assistant}}],"z":1}""", Graded.Record("\"a\":1"), Graded.Record("\"a\":2")));

    [Fact]
    public async Task SupervisedData_IsNotCompared() => Assert.DoesNotContain(
        await Graded.Run(null, [Chats.Record(), Chats.Record("b").Replace("{\"messages", "{\"a\":1,\"messages", System.StringComparison.Ordinal)],
            RuleOptions.Default with { MinRecords = 0 }),
        f => f.Contains("PHI5018", System.StringComparison.Ordinal));

    [Fact]
    public async Task Result_DoesNotDependOnThreads()
    {
        string[] lines = [.. Enumerable.Range(0, 20_000).Select(i => Graded.Record(i % 97 == 5 ? "\"b\":1" : $"\"a\":{i}"))];
        string[] one = await Graded.Run(null, lines);
        Assert.Equal(2 * Enumerable.Range(0, 20_000).Count(i => i % 97 == 5), one.Length);
        Assert.Equal(one, await Graded.Run(null, lines, threads: 4));
    }

    [Fact]
    public async Task Prepare_RejectsTheRecord_WithItsReasons()
    {
        using var folder = new WorkFolder();
        string input = folder.Write("in.jsonl", Chats.Lines(Graded.Record("\"a\":1"), Graded.Record(), Graded.Record("\"a\":2")));
        PipelineReport report = await DatasetPipeline.From(input).WithRules(Graded.Options)
            .DropExactDuplicates().Split(0.5).WriteTo(folder["out"]).RunAsync();
        Assert.Equal((3, 1, 2), (report.Lines, report.Invalid, report.Train + report.Validation));
        string reject = Assert.Single(File.ReadAllLines(Path.Combine(folder["out"], "rejected.jsonl")));
        Assert.Contains("the record has no field a, which the first record has", reject);
        Assert.Contains("\"line\":2", reject);
    }

    [Fact]
    public async Task ManyFields_AreLookedAtUpToALimit()
    {
        string Many(int from) => string.Join(',', Enumerable.Range(from, 300).Select(i => $"\"k{i}\":{from}"));
        Assert.Equal(100, (await Graded.Run(Graded.Record(Many(0)), Graded.Record(Many(100)))).Length);
    }
}
