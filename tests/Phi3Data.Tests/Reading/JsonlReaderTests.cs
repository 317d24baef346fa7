using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Phi3Data.Tests;

public class JsonlReaderTests
{
    public static TheoryData<string> Names => TestInputs.Names;

    [Theory]
    [InlineData("plain")]
    [InlineData("CRLF")]
    [InlineData("no final LF")]
    [InlineData("no final LF, CR")]
    [InlineData("blank lines")]
    [InlineData("only blank lines")]
    [InlineData("BOM")]
    [InlineData("BOM only")]
    [InlineData("empty")]
    [InlineData("lone CR")]
    [InlineData("bad lines")]
    [InlineData("other separators")]
    [InlineData("multi-byte")]
    public async Task Lines_AreTheBytesBetweenLineFeeds(string name)
    {
        byte[] bytes = TestInputs.All[name];
        int start = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        List<byte[]> expected = Outputs.Lines(bytes[start..]);
        foreach (int size in new[] { 64, 100, 4096 })
        {
            await using var reader = new JsonlReader(
                DatasetSource.FromStream(new PieceStream(bytes, [], most: 50), "x"),
                new JsonlReaderOptions { BlockBytes = size });
            int count = 0;
            long offset = start;
            while (await reader.FillAsync())
            {
                while (reader.TryReadLine(out ReadOnlySpan<byte> line))
                {
                    Assert.Equal(expected[count++], line.ToArray());
                    Assert.Equal((count, offset), (reader.LineNumber, reader.ByteOffset));
                    offset += line.Length + 1;
                }
            }
            Assert.Equal(expected.Count, count);
            Assert.False(await reader.FillAsync());
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(4096)]
    public async Task LinesOverTheLimit_ArePassedOverWhateverTheBlockSize(int size)
    {
        byte[] bytes = Chats.Lines("a", new string('b', 150), new string('c', 151), "d", new string('e', 1000), "f");
        var seen = new Recorder();
        await using JsonlReader reader = Open(bytes, size, seen);
        var lines = new List<string>();
        while (await reader.FillAsync())
        {
            while (reader.TryReadLine(out ReadOnlySpan<byte> line))
                lines.Add($"{reader.LineNumber}@{reader.ByteOffset}{(char)line[0]}{line.Length}");
        }
        Assert.Equal(["1@0a1", "2@2b150", "4@305d1", "6@1308f1"], lines);
        Assert.Equal([3L, 5], seen.Findings.Select(f => f.Line));
        Assert.Equal(2, reader.InvalidCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Records_AreThoseThePipelineKeeps(string name)
    {
        byte[] bytes = TestInputs.All[name];
        var seen = new Recorder();
        PipelineReport report = await DatasetPipeline.From([DatasetSource.FromStream(new PieceStream(bytes, []), "x")])
            .WithRules(TestInputs.Rules).AddStage(seen).RunAsync();
        foreach (int size in new[] { 64, 100, 4096 })
        {
            var kept = new Recorder();
            await using JsonlReader reader = Open(bytes, size);
            while (await reader.FillAsync())
            {
                while (reader.TryRead(out ConversationView view))
                {
                    Assert.NotEqual(0, view.Messages.Count);
                    var location = new RecordLocation(0, reader.LineNumber);
                    kept.Process(new RecordContext(location, reader.ByteOffset, view.Line, default, view.Format, null!));
                }
            }
            Assert.Equal(seen.ToString(), kept.ToString());
            Assert.Equal(report.Invalid, reader.InvalidCount);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task LineFindings_AreThoseOfThePipeline(string name)
    {
        byte[] bytes = TestInputs.All[name];
        var ofPipeline = new Recorder();
        await DatasetPipeline.From([DatasetSource.FromStream(new PieceStream(bytes, []), "x")])
            .WithRules(TestInputs.Rules).ReportTo(ofPipeline).RunAsync();
        foreach (int size in new[] { 64, 4096 })
        {
            var ofReader = new Recorder();
            await using JsonlReader reader = Open(bytes, size, ofReader);
            while (await reader.FillAsync())
            {
                while (reader.TryRead(out _))
                {
                }
            }
            // The reader does not judge the dataset as a whole: its caller may stop anywhere.
            Assert.Equal(
                ofPipeline.Findings.Where(f => f.Line > 0 && !f.Rule.StartsWith("PHI5", StringComparison.Ordinal)), ofReader.Findings);
        }
    }

    [Fact]
    public async Task ReadAll_GivesWhatAJsonReaderSees()
    {
        string[] texts = ["plain", "é漢𝄞", "line\\nbreak \\u00e9 \\ud834\\udd1e \\\"", ""];
        byte[] bytes = Chats.Lines([.. texts.Select(t => Chats.Record(t, t + "!")), "{}", ""]);
        var records = new List<ChatRecord>();
        await using (JsonlReader reader = Open(bytes, 64))
        {
            await foreach (ChatRecord record in reader.ReadAllAsync()) records.Add(record);
            Assert.Equal(1, reader.InvalidCount);
        }
        // An empty user message is a warning only; the record is read.
        Assert.Equal(texts.Length, records.Count);
        List<byte[]> lines = Outputs.Lines(bytes);
        foreach (ChatRecord record in records)
        {
            using JsonDocument json = JsonDocument.Parse(lines[(int)record.LineNumber - 1]);
            Assert.Equal(
                json.RootElement.GetProperty("messages").EnumerateArray()
                    .Select(m => (m.GetProperty("role").GetString()!, m.GetProperty("content").GetString())),
                record.Messages.Select(m => (m.Role == Role.User ? "user" : "assistant", m.Content)));
        }
    }

    [Fact]
    public async Task Records_AllocateNothing()
    {
        byte[] bytes = Chats.Lines([.. Enumerable.Range(0, 2_000).Select(i => i % 10 == 0
            ? Chats.Record("\\u00e9 " + i).Replace("{\"messages", "{\"id\":1,\"messages", StringComparison.Ordinal)
            : Chats.Record("Question " + i, "Answer"))]);
        await using var reader = new JsonlReader(
            DatasetSource.FromStream(new PieceStream(bytes, []), "x"),
            new JsonlReaderOptions { BlockBytes = 1 << 20 });
        Assert.True(await reader.FillAsync());
        int records = 0, units = 0;
        Assert.Equal(0, Allocation.Least(() =>
        {
            for (int i = 0; i < 300 && reader.TryRead(out ConversationView view); i++)
            {
                records++;
                foreach (MessageView message in view.Messages) units += message.RawContent.Length;
            }
        }));
        Assert.Equal(1_800, records);
        Assert.NotEqual(0, units);
    }

    [Fact]
    public void BlockSizeOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonlReaderOptions { BlockBytes = 63 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonlReaderOptions { BlockBytes = (1 << 30) + 1 });
    }

    private static JsonlReader Open(byte[] bytes, int blockBytes, IFindingSink? findings = null) => new(
        DatasetSource.FromStream(new PieceStream(bytes, [], most: 50), "x"),
        new JsonlReaderOptions { Rules = TestInputs.Rules, BlockBytes = blockBytes, Findings = findings });
}
