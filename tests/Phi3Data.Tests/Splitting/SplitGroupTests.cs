using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>No group is ever on two sides, and strata meet their shares.</summary>
public sealed class SplitGroupTests : IDisposable
{
    private readonly WorkFolder folder = new();

    public static TheoryData<string, bool> Groups()
    {
        var data = new TheoryData<string, bool>();
        foreach (string group in (string[])[":prompt", ":conversation", ":system", ":answer", ":tools", "user", "meta.doc"])
        {
            data.Add(group, false);
            data.Add(group, true);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Group_IsNeverParted_InWhateverOrder(string group, bool exact)
    {
        Row[] rows = Rows(400);
        var options = new SplitOptions
        {
            ValidationShare = 0.3,
            TestShare = 0.2,
            Exact = exact,
            GroupBy = RecordSelector.Parse(group),
            StratifyBy = exact ? RecordSelector.Answer : null,
        };
        Dictionary<string, SplitSide> sides = await SplitAsync(options, rows.Select(r => r.Line));
        foreach (IGrouping<string, Row> together in rows.GroupBy(r => Value(r, group)))
            Assert.Single(together.Select(r => sides[r.Line]).Distinct());

        Row[] shuffled = [.. rows];
        new Random(3).Shuffle(shuffled);
        Assert.Equal(sides, await SplitAsync(options, shuffled.Select(r => r.Line)));
    }

    [Fact]
    public async Task RecordsWithoutTheValue_StayWithTheirPrompt()
    {
        string[] lines = [.. Enumerable.Range(0, 300).Select(i => Chats.Record("Question " + i % 100, "Answer " + i))];
        var byPath = new SplitOptions { ValidationShare = 0.5, GroupBy = RecordSelector.Parse("nothing.here") };
        Assert.Equal(
            await SplitAsync(byPath with { GroupBy = RecordSelector.Prompt }, lines), await SplitAsync(byPath, lines));
    }

    [Theory]
    [InlineData("label")]
    [InlineData(":answer")]
    public async Task Strata_MeetTheSharesToTheRecord(string strata)
    {
        var random = new Random(4);
        string[] labels = [.. Enumerable.Range(0, 1_000).Select(i => "label " + (int)Math.Sqrt(random.Next(36)))];
        string[] lines = [.. labels.Select((label, i) =>
            Chats.Record("Question " + i, label).Replace("{\"messages", $"{{\"label\":\"{label}\",\"messages", StringComparison.Ordinal))];
        var options = new SplitOptions { ValidationShare = 0.15, TestShare = 0.1, Exact = true, StratifyBy = RecordSelector.Parse(strata) };
        Dictionary<string, SplitSide> sides = await SplitAsync(options, lines);
        foreach (IGrouping<string, (string Label, string Line)> stratum in labels.Zip(lines).GroupBy(pair => pair.First))
        {
            int Of(SplitSide side) => stratum.Count(pair => sides[pair.Line] == side);
            Assert.Equal((int)Math.Round(stratum.Count() * 0.15, MidpointRounding.AwayFromZero), Of(SplitSide.Validation));
            Assert.Equal((int)Math.Round(stratum.Count() * 0.1, MidpointRounding.AwayFromZero), Of(SplitSide.Test));
        }
    }

    [Fact]
    public void UnknownSelector_IsRefused()
    {
        foreach (string text in (string[])[":promt", "a..b", ".", ""])
            Assert.ThrowsAny<ArgumentException>(() => RecordSelector.Parse(text));
        Assert.Equal(RecordSelector.Prompt, RecordSelector.Parse(":prompt"));
        Assert.Equal("metadata.user", RecordSelector.Parse("metadata.user").ToString());
    }

    [Fact]
    public void FingerprintAlone_IsNotEnoughForOtherGroups()
    {
        var assigner = new SplitAssigner(new SplitOptions { GroupBy = RecordSelector.System });
        Assert.Throws<InvalidOperationException>(() => assigner.Assign(default(RecordFingerprint)));
    }

    public void Dispose() => folder.Dispose();

    private static Row[] Rows(int count)
    {
        var random = new Random(9);
        var rows = new List<Row>();
        for (int i = 0; i < count; i++)
        {
            var row = new Row(i, random.Next(40), random.Next(8), random.Next(60), random.Next(30), random.Next(5), random.Next(4) == 0);
            rows.Add(row);
        }
        return [.. rows];
    }

    private static string Value(Row row, string group) => group switch
    {
        ":prompt" => $"{row.System} {row.Question}",
        ":conversation" => $"{row.System} {row.Question} {row.Answer}",
        ":system" => $"{row.System}",
        ":answer" => $"{row.Answer}",
        ":tools" => $"{row.HasTools}",
        "user" => $"{row.User}",
        _ => $"{row.Document}",
    };

    private async Task<Dictionary<string, SplitSide>> SplitAsync(SplitOptions options, IEnumerable<string> lines)
    {
        string path = folder.Write("in.jsonl", Chats.Lines([.. lines]));
        PipelineReport report = await DatasetPipeline.From(path).Split(options)
            .WriteTo(PipelineOutputs.InFolder(folder["out"], withTest: true)).RunAsync();
        var sides = new Dictionary<string, SplitSide>();
        foreach ((string name, SplitSide side, long count) in ((string, SplitSide, long)[])[
            ("train", SplitSide.Train, report.Train), ("validation", SplitSide.Validation, report.Validation), ("test", SplitSide.Test, report.Test)])
        {
            string[] records = [.. Outputs.ReadLines(folder[$"out/{name}.jsonl"]).Select(Encoding.UTF8.GetString)];
            Assert.Equal(count, records.Length);
            foreach (string record in records) sides.Add(record, side);
        }
        Assert.Equal(0, report.Rejected);
        return sides;
    }

    private sealed record Row(int Id, int Question, int Answer, int User, int Document, int System, bool HasTools)
    {
        public string Line { get; } = "{\"id\":" + Id + ",\"user\":" + User + ",\"meta\":{\"x\":[{}],\"doc\":\"d" + Document
            + "\"},\"messages\":[{\"role\":\"system\",\"content\":\"s" + System + "\"},{\"role\":\"user\",\"content\":\"q" + Question
            + "\"},{\"role\":\"assistant\",\"content\":\"a" + Answer + "\"}]"
            + (HasTools ? ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]}" : "}");
    }
}
