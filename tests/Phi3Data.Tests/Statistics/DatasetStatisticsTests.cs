using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public class DatasetStatisticsTests
{
    [Fact]
    public async Task Records_AreCountedAsTheyRead()
    {
        DatasetStatistics s = await Collect(
        [
            """{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"a\u00e9"},{"role":"assistant","content":"Yes, \ud83d\ude00"}]}""",
            """{"messages":[{"role":"user","content":"b"},{"role":"assistant","content":"Да","weight":0},{"role":"user","content":"c"},{"role":"assistant","content":"yes"}]}""",
            Check.ToolRecord(Check.User, Check.Call("c"), """{"role":"tool","tool_call_id":"c","content":" "}""", Check.Assistant),
            "not json",
        ]);

        Assert.Equal(3, s.Records);
        Assert.Equal([new(3, 1), new(4, 2)], s.Messages.Values);
        Assert.Equal([new(1, 2), new(2, 1)], s.Turns.Values);
        Assert.Equal(9 + 2 + 6, s.Characters.GetPercentile(1));
        Assert.Equal([(Role.System, 1L, 0L, 0L), (Role.User, 4, 0, 0), (Role.Assistant, 5, 1, 4), (Role.Tool, 1, 1, 0)],
            s.Roles.Select(r => (r.Role, r.Messages, r.Empty, r.Trained)));
        Assert.Equal([new("Be brief.", 1)], s.SystemPrompts.GetTop(5));
        Assert.Equal(2, s.FirstWords.GetTop(5).Single(w => w.Key == "yes").Value);
        Assert.Equal(1, s.FirstWords.GetTop(5).Single(w => w.Key == "да").Value);
        Assert.Equal((1L, 1L), (s.RecordsWithTools, s.RecordsWithCalls));
        Assert.Equal(1, s.CalledTools.GetTop(5).Single().Value);
        Assert.Equal(2, s.Letters.Single(l => l.Key == Script.Cyrillic).Value);
        Assert.Equal([new(Script.Latin, 3)], s.RecordsByScript);
    }

    [Fact]
    public async Task Label_IsAtItsPathOrTheShortLastAnswer()
    {
        string[] lines =
        [
            """{"metadata":{"other":{"topic":"x"},"topic":"m\u0061th"},"messages":[{"role":"user","content":"a"},{"role":"assistant","content":" positive\n"}]}""",
            """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"positive"}],"metadata":{"topic":7}}""",
            """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"This answer is longer than any label would be."}],"metadata":[]}""",
        ];
        Assert.Equal([new("positive", 2)], (await Collect(lines)).Labels.GetTop(5));
        Assert.Equal(
            [new("7", 1), new("math", 1)], (await Collect(lines, new StatisticsOptions { LabelPath = "metadata.topic" })).Labels.GetTop(5));
        Assert.Throws<ArgumentException>(() => new StatisticsOptions { LabelPath = "a..b" });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Parts_AddUpToTheWhole_OnAnyNumberOfThreads(int threads)
    {
        string[] lines = Enumerable.Range(0, 300).Select(seed => RandomConversation.Create(seed))
            .Where(r => r.Format == RecordFormat.Messages).Select(r => r.Line).ToArray();
        DatasetStatistics parts = await Collect(lines[..100], threads: threads);
        parts.Add(await Collect(lines[100..], threads: threads));
        Assert.Equal(Json(await Collect(lines)), Json(parts));
    }

    /// <summary>Each message's characters against the same text decoded by the view.</summary>
    [Fact]
    public async Task Characters_AreThoseOfTheDecodedText()
    {
        string[] lines = Enumerable.Range(0, 200).Select(seed => RandomConversation.Create(seed))
            .Where(r => r.Format == RecordFormat.Messages).Select(r => r.Line).ToArray();
        long expected = 0;
        await using var reader = new JsonlReader(Source(lines));
        await foreach (ChatRecord record in reader.ReadAllAsync())
            expected += record.Messages.Sum(m => (m.Content ?? "").EnumerateRunes().Count());
        Assert.Equal(expected, (await Collect(lines)).Characters.Sum);
    }

    private static DatasetSource Source(IEnumerable<string> lines) =>
        DatasetSource.FromStream(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), "a");

    private static string Json(DatasetStatistics statistics)
    {
        var json = new ArrayBufferWriter<byte>();
        StatisticsJson.Write(json, statistics, 1000);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static async Task<DatasetStatistics> Collect(IEnumerable<string> lines, StatisticsOptions? options = null, int threads = 3)
    {
        PipelineReport report = await DatasetPipeline.From([Source(lines)])
            .WithThreads(threads).WithBlockBytes(2048).CollectStatistics(options).RunAsync();
        return report.Statistics!; // asked for, and something was read
    }
}
