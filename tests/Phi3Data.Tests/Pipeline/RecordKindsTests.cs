using System.Text;
using Phi3Data.Rules;
using Xunit;

namespace Phi3Data.Tests;

/// <summary>Kinds are counted in whatever order their records are handed over: valid ones come a block at a time.</summary>
public class RecordKindsTests
{
    [Fact]
    public void FirstRecord_IsTheOneThatStandsFirst()
    {
        var kinds = new RecordKinds();
        Add(kinds, OtherFormat.Messages, 1, line: 5);
        Add(kinds, OtherFormat.Messages, 9, line: 1);
        Add(kinds, OtherFormat.Messages, 1, line: 7);
        Assert.Equal("line 1", Encoding.UTF8.GetString(kinds.FirstChat!));
    }

    [Fact]
    public void OfEquallyMany_TheOneThatCameFirstIsMain()
    {
        var kinds = new RecordKinds();
        Add(kinds, OtherFormat.ShareGpt, 2, line: 3);
        Add(kinds, OtherFormat.Messages, 2, line: 2);
        Assert.Equal(OtherFormat.Messages, kinds.Main);
        Add(kinds, OtherFormat.ShareGpt, 1, line: 9);
        Assert.Equal(OtherFormat.ShareGpt, kinds.Main);
    }

    private static void Add(RecordKinds kinds, OtherFormat kind, long records, long line) => kinds.Add(
        kind, records, new RecordLocation(0, line), new FindingSource("f.jsonl", Encoding.UTF8.GetBytes("line " + line), 0));
}
