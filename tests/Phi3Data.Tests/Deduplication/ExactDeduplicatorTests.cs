using System;
using System.Collections.Generic;
using Xunit;

namespace Phi3Data.Tests;

public class ExactDeduplicatorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ManyRecords_AreDroppedAsASetWould(int seed)
    {
        var random = new Random(seed);
        var deduplicator = new ExactDeduplicator();
        var first = new Dictionary<UInt128, RecordLocation>();
        for (int i = 1; i <= 250_000; i++)
        {
            // Low bits that are all the same make long runs of taken slots now and then.
            UInt128 hash = (UInt128)random.Next(150_000) << (random.Next(100) == 0 ? 64 : 0);
            var location = new RecordLocation(random.Next(3), i);
            StageResult result = deduplicator.Process(Record(location, hash));
            if (first.TryAdd(hash, location)) Assert.Equal(StageAction.Keep, result.Action);
            else Assert.Equal((StageAction.Drop, RuleId.RecordsMustBeUnique, first[hash]), (result.Action, result.Reason, result.Original));
        }
        Assert.True(first.Count > 100_000);
        Assert.Equal(first.Count, deduplicator.Count);
    }

    [Fact]
    public void HashOfZero_IsAHashLikeAnyOther()
    {
        var deduplicator = new ExactDeduplicator();
        Assert.Equal(StageAction.Keep, deduplicator.Process(Record(new(0, 1), 0)).Action);
        Assert.Equal(new RecordLocation(0, 1), deduplicator.Process(Record(new(0, 2), 0)).Original);
    }

    [Fact]
    public void Name_SaysTheKey()
    {
        Assert.Equal("exact-duplicates-json", new ExactDeduplicator().Name);
        Assert.Equal("exact-duplicates-bytes", new ExactDeduplicator(DuplicateKey.Bytes).Name);
        Assert.Equal("exact-duplicates-text", new ExactDeduplicator(DuplicateKey.Text).Name);
    }

    [Theory]
    [InlineData("Größe\u00A0 10!", "grösse 10!", true)]
    [InlineData("  a\\n\\tb ", "A b", true)]
    [InlineData("e\u0301", "\\u00e9", true)]
    [InlineData("a b", "ab", false)]
    [InlineData("yes!", "yes?", false)]
    [InlineData("👍", "👎", false)]
    public async System.Threading.Tasks.Task EqualTexts_AreDuplicatesByText(string first, string second, bool same)
    {
        byte[] lines = Chats.Lines(Chats.Record(first), Chats.Record(second), Chats.Record("other", first));
        PipelineReport report = await DatasetPipeline
            .From([DatasetSource.FromStream(new System.IO.MemoryStream(lines), "in.jsonl")])
            .DropExactDuplicates(DuplicateKey.Text)
            .RunAsync();
        Assert.Equal(same ? 1 : 0, report.Dropped);
    }

    private static RecordContext Record(RecordLocation location, UInt128 hash) => new(
        location, 0, default, new RecordFingerprint { Record = hash }, RecordFormat.Messages, null!); // no conversation is read
}
